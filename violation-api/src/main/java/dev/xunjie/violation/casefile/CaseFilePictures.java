package dev.xunjie.violation.casefile;

import dev.xunjie.evidence.archive.SealedBundle;
import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.json.CanonicalJson;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.FileRole;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.evidence.picture.UnreadablePictureException;
import dev.xunjie.evidence.signing.ManifestSignature;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.archive.EvidenceReading;
import dev.xunjie.violation.casefile.CaseFileContent.Evidence;
import dev.xunjie.violation.casefile.CaseFileContent.LookPicture;
import dev.xunjie.violation.casefile.CaseFileContent.Picture;
import dev.xunjie.violation.casefile.CaseFileContent.SitePhoto;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.task.TaskPhoto;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Fetches a file's pictures from the evidence store, each checked against its hash. */
@Component
final class CaseFilePictures {
  private static final Set<FileRole> SHOWN =
      EnumSet.of(FileRole.STILL, FileRole.PLATE_CLOSE_UP, FileRole.VEHICLE_CROP);

  private final EvidenceReading reading;

  CaseFilePictures(EvidenceReading reading) {
    this.reading = reading;
  }

  /**
   * The case with its pictures.
   *
   * @throws Problem if sealed evidence was altered, or the store can't be read right now
   */
  CaseFileContent of(CaseSnapshot known, SignedIn exportedBy) {
    return new CaseFileContent(
        known,
        known.bundle().map(this::evidence),
        looks(known),
        known.photos().stream().map(this::photo).toList(),
        exportedBy);
  }

  /** The bundle with its pictures, as they were sealed. */
  private Evidence evidence(SealedBundle bundle) {
    Manifest manifest = CanonicalJson.fromBytes(reading.read(bundle.manifest()), Manifest.class);
    ManifestSignature signature =
        CanonicalJson.fromBytes(reading.read(bundle.signature()), ManifestSignature.class);
    List<Picture> pictures =
        manifest.files().stream()
            .filter(file -> SHOWN.contains(file.role()) && file.mediaType().equals("image/jpeg"))
            .sorted(Comparator.comparing(EvidenceFile::capturedAt))
            .map(file -> new Picture(file, reading.read(file.sha256())))
            .toList();
    return new Evidence(bundle, manifest, signature, pictures);
  }

  private List<LookPicture> looks(CaseSnapshot known) {
    return known.incident().summary().stills().stream()
        .filter(still -> known.lookAt(still.capturedAt()).isPresent())
        .flatMap(
            still ->
                still.sha256().stream()
                    .map(hash -> new LookPicture(still, reading.read(new Sha256(hash)))))
        .toList();
  }

  /** The photo for paper. One that was altered or is gone is left out, and the file says so. */
  private SitePhoto photo(TaskPhoto photo) {
    try {
      byte[] asItCame = reading.read(new Sha256(photo.sha256()));
      return new SitePhoto(photo, Optional.of(PrintPicture.of(asItCame)));
    } catch (UnreadablePictureException unreadable) {
      return new SitePhoto(photo, Optional.empty());
    } catch (Problem problem) {
      if (problem.getStatusCode() == HttpStatus.SERVICE_UNAVAILABLE) {
        throw problem;
      }
      return new SitePhoto(photo, Optional.empty());
    }
  }
}
