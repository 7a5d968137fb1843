package dev.xunjie.evidence.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.xunjie.evidence.archive.BundleExport;
import dev.xunjie.evidence.archive.BundleSealer;
import dev.xunjie.evidence.archive.EvidenceArchive;
import dev.xunjie.evidence.archive.TestingIncident;
import dev.xunjie.evidence.json.CanonicalJson;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.evidence.signing.SigningKey;
import dev.xunjie.evidence.store.FolderStore;
import dev.xunjie.evidence.verification.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TamperingTest {
  /** Bytes of a file that are flipped, one after the other, from its first to its end. */
  private static final int FLIPS = 150;

  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  @TempDir private Path folder;
  private SigningKey key;
  private Path bundles;
  private Path bundle;

  @BeforeEach
  void exportThreeBundlesOfOneCamera() throws IOException {
    key = SigningKey.readOrCreate(folder.resolve("key.pem"));
    EvidenceArchive archive = new EvidenceArchive(new FolderStore(folder.resolve("store")));
    bundles = folder.resolve("bundles");
    for (String incident : List.of("a", "b", "c")) {
      BundleSealer sealer = new BundleSealer(archive, key);
      new BundleExport(archive)
          .write(sealer.seal(TestingIncident.kept(archive, incident, "camera-1"), NOW), bundles);
    }
    bundle = bundles.resolve("b-1");
  }

  @Test
  void findsNothingInWhatNobodyTouched() throws IOException {
    assertThat(check(bundle).isIntact()).isTrue();
    VerificationReport all = check(bundles);
    assertThat(all.isIntact()).isTrue();
    assertThat(all.bundles()).hasSize(3);
    assertThat(all.chains()).containsExactly(new ChainReport("camera-1", 1, 3, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"original-2.jpg", "still-1.jpg", "manifest.json", "manifest.signature.json"})
  void namesTheFileOfWhichOneByteIsFlipped(String name) throws IOException {
    byte[] content = Files.readAllBytes(bundle.resolve(name));
    for (int at = 0; at < content.length; at += 1 + content.length / FLIPS) {
      byte[] flipped = content.clone();
      flipped[at] ^= 1;
      Files.write(bundle.resolve(name), flipped);

      assertThat(check(bundle).bundles().get(0).findings())
          .as("byte %d", at)
          .isNotEmpty()
          .anyMatch(finding -> finding.kind() == Kind.ALTERED && finding.where().equals(name));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"original-2.jpg", "still-1.jpg", "manifest.json", "manifest.signature.json"})
  void namesAFileThatWasRemoved(String name) throws IOException {
    Files.delete(bundle.resolve(name));

    assertThatFindings()
        .extracting(Finding::kind, Finding::where)
        .containsExactly(tuple(Kind.MISSING, name));
  }

  @Test
  void namesAFileThatWasAdded() throws IOException {
    Files.writeString(bundle.resolve("still-4.jpg"), "another", UTF_8);

    assertThatFindings()
        .containsExactly(new Finding(Kind.ADDED, "still-4.jpg", "the manifest doesn't know it"));
  }

  @Test
  void namesBothStillsThatWereSwapped() throws IOException {
    Path first = bundle.resolve("still-1.jpg");
    Path third = bundle.resolve("still-3.jpg");
    Files.move(first, folder.resolve("aside"));
    Files.move(third, first);
    Files.move(folder.resolve("aside"), third);

    assertThatFindings()
        .containsExactly(
            new Finding(Kind.ALTERED, "still-1.jpg", "it holds what belongs in still-3.jpg"),
            new Finding(Kind.ALTERED, "still-3.jpg", "it holds what belongs in still-1.jpg"));
  }

  @Test
  void saysThatARenamedFileIsACopyOfTheOneThatIsMissing() throws IOException {
    Files.move(bundle.resolve("still-1.jpg"), bundle.resolve("other.jpg"));

    assertThatFindings()
        .containsExactly(
            new Finding(Kind.MISSING, "still-1.jpg", "the still isn't there"),
            new Finding(
                Kind.ADDED,
                "other.jpg",
                "the manifest doesn't know it; it is a copy of still-1.jpg"));
  }

  @Test
  void tellsAKeyThatIsNotTheTrustedOne() throws IOException {
    SigningKey forger = SigningKey.readOrCreate(folder.resolve("forger.pem"));
    byte[] manifest = Files.readAllBytes(bundle.resolve(Manifest.FILE_NAME));
    byte[] forged = new String(manifest, UTF_8).replace("浙B12345", "浙B54321").getBytes(UTF_8);
    Files.write(bundle.resolve(Manifest.FILE_NAME), forged);
    Files.write(
        bundle.resolve(Manifest.SIGNATURE_FILE_NAME), CanonicalJson.toBytes(forger.sign(forged)));

    assertThatFindings().extracting(Finding::kind).containsExactly(Kind.FOREIGN_KEY);
    assertThat(FolderVerification.of(bundle, Optional.empty()).isIntact())
        .as("without the trusted key nobody can tell")
        .isTrue();
    assertThat(FolderVerification.of(bundles, Optional.empty()).chains().get(0).findings())
        .as("but the next manifest of the camera tells")
        .extracting(Finding::kind)
        .containsExactly(Kind.CHAIN_BROKEN);
  }

  @Test
  void namesTheLinkThatIsMissingInACamerasChain() throws IOException {
    deleteFolder(bundle);

    VerificationReport report = check(bundles);

    assertThat(report.isIntact()).isFalse();
    assertThat(report.chains())
        .containsExactly(
            new ChainReport(
                "camera-1",
                1,
                3,
                List.of(new Finding(Kind.CHAIN_BROKEN, "camera-1", "number 2 is missing"))));
  }

  @Test
  void namesABundleWhoseManifestWasTakenFromAnother() throws IOException {
    for (String name : List.of(Manifest.FILE_NAME, Manifest.SIGNATURE_FILE_NAME)) {
      Files.delete(bundle.resolve(name));
      Files.copy(bundles.resolve("a-1").resolve(name), bundle.resolve(name));
    }

    VerificationReport report = check(bundles);

    assertThat(report.bundles().get(1).findings())
        .hasSize(6)
        .allMatch(finding -> finding.kind() == Kind.ALTERED);
    assertThat(report.chains().get(0).findings())
        .extracting(Finding::explanation)
        .containsExactly("a-1 and b-1 both claim number 1", "number 2 is missing");
  }

  @Test
  void namesAStrayFileBesideTheBundles() throws IOException {
    Files.writeString(bundles.resolve("note.txt"), "hello", UTF_8);

    assertThat(check(bundles).stray())
        .containsExactly(new Finding(Kind.ADDED, "note.txt", "it belongs to no bundle"));
  }

  @Test
  void refusesWhatIsNoBundle() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThatThrownBy(() -> check(empty)).isInstanceOf(NoBundleException.class);
    assertThatThrownBy(() -> check(folder.resolve("nowhere")))
        .isInstanceOf(NoBundleException.class)
        .hasMessageContaining("nowhere is no folder");
  }

  private ListAssert<Finding> assertThatFindings() throws IOException {
    return assertThat(check(bundle).bundles().get(0).findings());
  }

  private VerificationReport check(Path checked) throws IOException {
    return FolderVerification.of(checked, Optional.of(key.publicKey()));
  }

  private static void deleteFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
