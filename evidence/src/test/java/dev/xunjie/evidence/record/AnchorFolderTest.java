package dev.xunjie.evidence.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorFolderTest {
  private static final Instant DAY_ONE = Instant.parse("2026-11-22T23:59:00Z");
  private static final Instant DAY_TWO = Instant.parse("2026-11-23T00:09:00Z");

  @TempDir private Path root;
  private AnchorFolder folder;
  private SigningKey key;

  @BeforeEach
  void prepareTheFolder() {
    folder = new AnchorFolder(root.resolve("锚 点").resolve("anchors"));
    key = SigningKey.readOrCreate(root.resolve("key.pem"));
  }

  @Test
  void keepsAnchorsOfAllDaysAndWritersInTheOrderOfTheirRows() throws IOException {
    folder.append(anchor(30, DAY_TWO), key, "host-1");
    folder.append(anchor(10, DAY_ONE), key, "host-1");
    folder.append(anchor(20, DAY_TWO), key, "host/2");

    Anchors anchors = folder.read(Set.of(key.publicKey()));

    assertThat(anchors.genuine())
        .containsExactly(anchor(10, DAY_ONE), anchor(20, DAY_TWO), anchor(30, DAY_TWO));
    assertThat(anchors.findings()).isEmpty();
    assertThat(files())
        .containsExactly(
            "2026-11-22-host-1.anchors.jsonl",
            "2026-11-23-host-1.anchors.jsonl",
            "2026-11-23-host-2.anchors.jsonl");
  }

  @Test
  void namesAnAnchorThatWasAltered() throws IOException {
    folder.append(anchor(10, DAY_ONE), key, "host");
    Path file = folder.folder().resolve(files().get(0));
    Files.writeString(
        file, Files.readString(file, UTF_8).replace("\"sequence\":10", "\"sequence\":9"), UTF_8);

    Anchors anchors = folder.read(Set.of(key.publicKey()));

    assertThat(anchors.genuine()).isEmpty();
    assertThat(anchors.areForged()).isTrue();
    assertThat(anchors.findings().get(0).where()).isEqualTo("2026-11-22-host.anchors.jsonl:1");
  }

  @Test
  void namesAnAnchorThatSomebodyElseSigned() throws IOException {
    folder.append(
        anchor(10, DAY_ONE), SigningKey.readOrCreate(root.resolve("foreign.pem")), "host");

    assertThat(folder.read(Set.of(key.publicKey())).areForged()).isTrue();
    assertThat(folder.read(Set.of()).genuine()).hasSize(1);
  }

  @Test
  void goesOnBehindALineThatWasCutShort() throws IOException {
    folder.append(anchor(10, DAY_ONE), key, "host");
    Path file = folder.folder().resolve(files().get(0));
    Files.writeString(file, "{\"sequence\":11,\"sha2", UTF_8, StandardOpenOption.APPEND);
    folder.append(anchor(12, DAY_ONE), key, "host");

    Anchors anchors = folder.read(Set.of(key.publicKey()));

    assertThat(anchors.genuine()).containsExactly(anchor(10, DAY_ONE), anchor(12, DAY_ONE));
    assertThat(anchors.areForged()).isFalse();
    assertThat(anchors.findings())
        .extracting(AnchorFinding::kind)
        .containsExactly(AnchorFinding.Kind.UNREADABLE);
  }

  @Test
  void saysThatItCanNotBeWritten() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "no folder", UTF_8);

    assertThatThrownBy(() -> new AnchorFolder(file).append(anchor(1, DAY_ONE), key, "host"))
        .isInstanceOf(IOException.class);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Anchor anchor(long sequence, Instant at) {
    return new Anchor(
        new RecordHead(sequence, Sha256.of(Long.toString(sequence).getBytes(UTF_8))), at);
  }
}
