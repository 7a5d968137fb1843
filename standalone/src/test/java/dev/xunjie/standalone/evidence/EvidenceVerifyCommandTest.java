package dev.xunjie.standalone.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.evidence.archive.BundleDraft;
import dev.xunjie.evidence.archive.BundleExport;
import dev.xunjie.evidence.archive.BundleSealer;
import dev.xunjie.evidence.archive.EvidenceArchive;
import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.manifest.CameraFacts;
import dev.xunjie.evidence.manifest.EpisodeFacts;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.FileRole;
import dev.xunjie.evidence.manifest.IncidentFacts;
import dev.xunjie.evidence.manifest.MissingPart;
import dev.xunjie.evidence.manifest.OffenceFacts;
import dev.xunjie.evidence.manifest.ZoneFacts;
import dev.xunjie.evidence.signing.SigningKey;
import dev.xunjie.evidence.store.Content;
import dev.xunjie.evidence.store.FolderStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvidenceVerifyCommandTest {
  private static final Instant TIME = Instant.parse("2026-11-22T02:30:00Z");

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path publicKey;
  private Path bundle;

  @BeforeEach
  void exportABundle() throws IOException {
    SigningKey key = SigningKey.readOrCreate(folder.resolve("key.pem"));
    publicKey = Files.writeString(folder.resolve("public.pem"), key.publicPem());
    EvidenceArchive archive = new EvidenceArchive(new FolderStore(folder.resolve("store")));
    byte[] frame = "frame".getBytes(UTF_8);
    Sha256 hash = archive.keep(Content.of(frame));
    BundleDraft draft =
        new BundleDraft(
            facts(),
            1,
            List.of(
                EvidenceFile.of(
                    "original-1.jpg", FileRole.ORIGINAL, "image/jpeg", frame.length, hash, TIME)),
            List.of(new MissingPart("clip", "the spool was away")));
    bundle =
        new BundleExport(archive)
            .write(new BundleSealer(archive, key).seal(draft, TIME), folder.resolve("bundles"));
  }

  @Test
  void saysThatABundleIsIntactAndWhatItLackedFromTheBeginning() {
    assertThat(run(bundle.toString(), "--key", publicKey.toString())).isZero();
    assertThat(out.toString())
        .contains("intact   incident-1")
        .contains("not in it from the beginning: clip (the spool was away)")
        .endsWith("Intact.\n");
  }

  @Test
  void namesAnAlteredFileAndExitsWithOne() throws IOException {
    Files.writeString(bundle.resolve("original-1.jpg"), "forgery");

    assertThat(run(bundle.getParent().toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("altered: original-1.jpg: its content isn't what was signed")
        .contains("whose it is wasn't checked")
        .endsWith("NOT intact: see above.\n");
  }

  @Test
  void printsFindingsAsJson() throws IOException {
    Files.delete(bundle.resolve("original-1.jpg"));

    assertThat(run(bundle.toString(), "--json")).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("{\"intact\":false,\"keyCompared\":false")
        .contains("\"kind\":\"MISSING\",\"where\":\"original-1.jpg\"");
  }

  @Test
  void exitsWithTwoWhenThereIsNothingToCheck() throws IOException {
    assertThat(run(folder.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("nowhere is no folder");
    assertThat(run(bundle.toString(), "--key", bundle.resolve("manifest.json").toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("holds no public key");
  }

  @Test
  void takesABundleOutOfTheStoreThatTheCheckFindsIntact() {
    String store = folder.resolve("store").toString();
    String to = folder.resolve("taken").toString();

    assertThat(export("incident", "--from", store, "--to", to)).isZero();
    assertThat(run(to, "--key", publicKey.toString())).isZero();
    assertThat(export("incident", "--from", store, "--to", to)).isEqualTo(2);
    assertThat(err.toString()).contains("is there already");
    assertThat(export("incident", "--from", store, "--to", to, "--revision", "2")).isEqualTo(2);
    assertThat(err.toString()).contains("has no such bundle of incident");
    assertThat(export("incident", "--from", to, "--to", to)).isEqualTo(2);
    assertThat(err.toString()).contains("is no evidence store");
  }

  private int export(String... arguments) {
    return execute(new CommandLine(new EvidenceExportCommand()), arguments);
  }

  private int run(String... arguments) {
    return execute(new CommandLine(new EvidenceVerifyCommand()), arguments);
  }

  private int execute(CommandLine command, String... arguments) {
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  private static IncidentFacts facts() {
    return new IncidentFacts(
        "incident",
        new OffenceFacts("ILLEGAL_PARKING", "05-05", "人行道违停"),
        new CameraFacts(
            "camera",
            "东门二号",
            Optional.of("中山东路"),
            Optional.empty(),
            Optional.empty(),
            ZoneId.of("Asia/Shanghai")),
        new ZoneFacts(
            "zone", "人行道", NormalisedPolygon.wholePicture(), Optional.of(180.0), Optional.empty()),
        1,
        new EpisodeFacts(TIME, TIME.plusSeconds(181), Optional.empty(), Optional.empty(), 181, 0),
        "car",
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
