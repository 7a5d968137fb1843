package dev.xunjie.evidence.overlay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The overlays' font as a file, for documents that show evidence: OpenType with CFF outlines. */
public final class FontFile {
  /** What it is called. */
  public static final String NAME = "NotoSansCJKsc-Regular-subset.otf";

  private FontFile() {}

  /** Its content. */
  public static byte[] read() {
    try (InputStream font = FontFile.class.getResourceAsStream(NAME)) {
      if (font == null) {
        throw new IllegalStateException(NAME + " is missing: the jar is damaged");
      }
      return font.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
