package dev.xunjie.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each shipped file has a card, and each card tells of a file that ships. */
final class ModelCardsTest {
  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Path CARDS = MODULE.resolve("cards");
  private static final Path REPOSITORY = MODULE.getParent();
  private static final Path SHIPPED = MODULE.resolve("src/main/resources/dev/xunjie/models");

  private static final Pattern FILE =
      Pattern.compile(
          "^\\| file \\| `([^`]+)`, ([0-9,]+) bytes, sha256 `([0-9a-f]{64})` \\|$",
          Pattern.MULTILINE);
  private static final Pattern MADE_BY =
      Pattern.compile("^\\| made by \\| `(models/[^` ]+)`", Pattern.MULTILINE);

  /** Published weights name where they are from; our own, what they were trained on and how. */
  private static final Pattern ORIGIN =
      Pattern.compile("^\\| (?:from|data) \\| .{20,}\\|$", Pattern.MULTILINE);

  private static final Pattern LICENCE =
      Pattern.compile("^\\| licence \\| .+ \\|$", Pattern.MULTILINE);

  private static final List<String> SECTIONS =
      List.of("## Tensors", "## Measured", "## Known weaknesses");

  @TestFactory
  Stream<DynamicTest> everyModelOfTheManifestHasACardThatNamesIt() {
    ModelManifest manifest = ModelStore.shipped(MODULE).manifest();
    return manifest.ids().stream()
        .map(id -> manifest.find(id).orElseThrow())
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.id(),
                    () -> {
                      Path card = CARDS.resolve(entry.id() + ".md");
                      assertThat(card).exists();
                      assertThat(read(card))
                          .contains("`" + entry.file() + "`", "sha256 `" + entry.sha256() + "`");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyCardTellsTheFileThatShipsAndWhatMustBeKnownOfIt() throws IOException {
    List<Path> cards;
    try (Stream<Path> files = Files.list(CARDS)) {
      cards = files.sorted().toList();
    }
    assertThat(cards).isNotEmpty();
    return cards.stream()
        .map(card -> DynamicTest.dynamicTest(card.getFileName().toString(), () -> check(card)));
  }

  private static void check(Path card) throws Exception {
    String text = read(card);

    Matcher file = FILE.matcher(text);
    assertThat(file.find()).as("a row with file, bytes and sha256").isTrue();
    byte[] content = Files.readAllBytes(shipped(file.group(1)));
    assertThat(file.group(2)).isEqualTo(String.format(Locale.ROOT, "%,d", content.length));
    assertThat(file.group(3))
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));

    Matcher madeBy = MADE_BY.matcher(text);
    assertThat(madeBy.find()).as("a row with the script that makes it").isTrue();
    assertThat(REPOSITORY.resolve(madeBy.group(1))).isExecutable();

    assertThat(text).containsPattern(ORIGIN).containsPattern(LICENCE);
    for (String section : SECTIONS) {
      assertThat(text).containsPattern("(?m)^" + section + "\\R+\\S");
    }
  }

  /** Files of the manifest lie in this module; others are named from the repository's root. */
  private static Path shipped(String name) {
    return name.contains("/") ? REPOSITORY.resolve(name) : SHIPPED.resolve(name);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
