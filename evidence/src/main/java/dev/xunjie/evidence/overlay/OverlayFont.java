package dev.xunjie.evidence.overlay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The font of the overlays, shipped with the program, so that a picture looks the same on every
 * machine: Noto Sans CJK SC with the characters of GB 2312 (see {@code evidence/font}).
 */
final class OverlayFont {
  private static final String RESOURCE = FontFile.NAME;

  /** Names a file that stands in for the system's list of fonts; known to OpenJDK. */
  private static final String FONT_CONFIGURATION = "sun.awt.fontconfig";

  private static final Font FONT = load();

  private OverlayFont() {}

  static Font ofSize(float pixels) {
    return FONT.deriveFont(pixels);
  }

  private static Font load() {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    try {
      return read();
    } catch (IOException | InternalError noFontsInstalled) {
      // Java asks the system for fonts before it reads ours, and fails where there are none.
      standInForSystemFonts();
    }
    try {
      return read();
    } catch (IOException | InternalError unreadable) {
      throw new IllegalStateException(
          "Java can't read %s: is libfreetype6 installed?".formatted(RESOURCE), unreadable);
    }
  }

  private static Font read() throws IOException {
    try (InputStream font = OverlayFont.class.getResourceAsStream(RESOURCE)) {
      if (font == null) {
        throw new IllegalStateException(RESOURCE + " is missing: the jar is damaged");
      }
      return Font.createFont(Font.TRUETYPE_FONT, font);
    } catch (FontFormatException damaged) {
      throw new IllegalStateException(RESOURCE + " is damaged", damaged);
    }
  }

  private static void standInForSystemFonts() {
    try {
      Path configuration = Files.createTempFile("xunjie-fonts", ".properties");
      configuration.toFile().deleteOnExit();
      Files.writeString(configuration, "version=1\nsequence.allfonts=default\n", US_ASCII);
      System.setProperty(FONT_CONFIGURATION, configuration.toString());
    } catch (IOException full) {
      throw new UncheckedIOException("no fonts are installed, and none can stand in", full);
    }
  }
}
