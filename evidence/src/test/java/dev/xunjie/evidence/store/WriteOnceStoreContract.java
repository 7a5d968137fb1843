package dev.xunjie.evidence.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.evidence.digest.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every store promises; each implementation inherits these tests. */
abstract class WriteOnceStoreContract {
  private static final String NAME = "blobs/ab/cdef";

  /** A store that is empty. */
  abstract WriteOnceStore store();

  @Test
  void givesBackWhatWasKept() throws IOException {
    assertThat(store().holds(NAME)).isFalse();
    assertThat(store().open(NAME)).isEmpty();

    assertThat(store().put(NAME, content("evidence"))).isTrue();

    assertThat(store().holds(NAME)).isTrue();
    assertThat(kept(NAME)).isEqualTo("evidence");
  }

  @Test
  void changesNothingWhenTheSameIsKeptAgain() throws IOException {
    store().put(NAME, content("evidence"));

    assertThat(store().put(NAME, content("evidence"))).isFalse();
    assertThat(kept(NAME)).isEqualTo("evidence");
  }

  @Test
  void neverReplacesWhatIsWritten() throws IOException {
    store().put(NAME, content("evidence"));

    assertThatThrownBy(() -> store().put(NAME, content("forgery!")))
        .isInstanceOf(WrittenOnceException.class)
        .hasMessageContaining(NAME)
        .hasMessageContaining(content("evidence").sha256().hex());
    assertThat(kept(NAME)).isEqualTo("evidence");
  }

  @Test
  void keepsLargeFiles() throws IOException {
    byte[] clip = new byte[6_000_000];
    new Random(7).nextBytes(clip);

    store().put("blobs/large", Content.of(clip));

    try (InputStream stream = store().open("blobs/large").orElseThrow()) {
      assertThat(Sha256.of(stream)).isEqualTo(Sha256.of(clip));
    }
  }

  @Test
  void showsNothingOfAFileThatBrokeOffWhileItWasWritten() throws IOException {
    byte[] whole = "evidence, all of it".getBytes(UTF_8);
    Content breaking =
        Content.of(
            whole.length,
            Sha256.of(whole),
            () -> new SequenceInputStream(new ByteArrayInputStream(whole, 0, 8), broken()));

    assertThatThrownBy(() -> store().put(NAME, breaking))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("can be tried again");
    assertThat(store().holds(NAME)).isFalse();

    store().put(NAME, Content.of(whole));
    assertThat(kept(NAME)).isEqualTo("evidence, all of it");
  }

  @Test
  void refusesNamesThatLeadElsewhere() {
    for (String name : List.of("../escape", "/etc/passwd", "a//b", "a/../../b", "", "a/.hidden")) {
      assertThatThrownBy(() -> store().put(name, content("x")))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  String kept(String name) throws IOException {
    try (InputStream stream = store().open(name).orElseThrow()) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  static Content content(String text) {
    return Content.of(text.getBytes(UTF_8));
  }

  static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("No space left on device");
      }
    };
  }
}
