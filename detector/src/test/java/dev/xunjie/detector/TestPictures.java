package dev.xunjie.detector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Pictures for tests. */
public final class TestPictures {
  private TestPictures() {}

  /**
   * A street, 768 × 576: a white van and a car at the kerb top right, people. One frame of
   * vtest.avi of Debian's opencv-doc, see NOTICE.
   */
  public static byte[] street() {
    try (InputStream stream = TestPictures.class.getResourceAsStream("street.jpg")) {
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
