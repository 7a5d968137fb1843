package dev.xunjie.evidence.manifest;

import dev.xunjie.evidence.digest.Sha256;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a bundle of evidence holds and says: the document that is signed. It stands by itself; no
 * register, topic or policy is needed to understand it later.
 *
 * @param format version of this document's form, {@link #FORMAT}
 * @param revision counts the bundles of the incident, from 1; a later one replaces none
 * @param incident all facts of the incident
 * @param files what lies beside the manifest, names unique; the original frames are among them
 * @param missing parts that should be here and aren't, with the reason
 * @param completeness what the offence asks for, met or not
 * @param assembledAt when the bundle was put together, by the wall clock
 * @param chain the manifest's place among those of its camera
 */
public record Manifest(
    int format,
    int revision,
    IncidentFacts incident,
    List<EvidenceFile> files,
    List<MissingPart> missing,
    Completeness completeness,
    Instant assembledAt,
    ChainLink chain) {
  /** The form that this version writes and reads. */
  public static final int FORMAT = 1;

  /** The manifest's name in a bundle's folder. */
  public static final String FILE_NAME = "manifest.json";

  /** The name of the signature beside it. */
  public static final String SIGNATURE_FILE_NAME = "manifest.signature.json";

  public Manifest {
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "the manifest has format %d, but this version knows %d: read it with the version that wrote it, or a newer one"
              .formatted(format, FORMAT));
    }
    if (revision < 1) {
      throw new IllegalArgumentException("revisions count from 1, but it is " + revision);
    }
    Objects.requireNonNull(incident, "incident is missing");
    files = List.copyOf(Objects.requireNonNull(files, "files are missing"));
    missing = List.copyOf(Objects.requireNonNull(missing, "missing is missing"));
    Objects.requireNonNull(completeness, "completeness is missing");
    Objects.requireNonNull(assembledAt, "assembledAt is missing");
    Objects.requireNonNull(chain, "chain is missing");
    requireConsistent(files);
  }

  /** The file of that name, if the manifest lists one. */
  public Optional<EvidenceFile> file(String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }

  private static void requireConsistent(List<EvidenceFile> files) {
    Set<String> names = new HashSet<>(Set.of(FILE_NAME, SIGNATURE_FILE_NAME));
    Set<Sha256> originals = new HashSet<>();
    for (EvidenceFile file : files) {
      if (!names.add(file.name())) {
        throw new IllegalArgumentException("the name %s is taken".formatted(file.name()));
      }
      if (file.role() == FileRole.ORIGINAL) {
        originals.add(file.sha256());
      }
    }
    for (EvidenceFile file : files) {
      if (file.original().isPresent() && !originals.contains(file.original().get())) {
        throw new IllegalArgumentException(
            "%s was made from frame %s, which isn't among the files as ORIGINAL"
                .formatted(file.name(), file.original().get()));
      }
    }
  }
}
