package dev.xunjie.violation.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the console calls things in Chinese, so that the paper calls them the same. */
final class Words {
  private static final String RESOURCE = "/static/console/zh.js";
  private static final Pattern ENTRY = Pattern.compile("(?m)^  \"([^\"]+)\": \"(.*)\",$");
  private static final Map<String, String> WORDS = load();

  private Words() {}

  /** The word for a value of that kind; the value itself, if there is none. */
  static String of(String kind, Object value) {
    return WORDS.getOrDefault(kind + "." + value, String.valueOf(value));
  }

  private static Map<String, String> load() {
    try (InputStream messages = Words.class.getResourceAsStream(RESOURCE)) {
      if (messages == null) {
        throw new IllegalStateException(RESOURCE + " is missing: the jar is damaged");
      }
      return ENTRY
          .matcher(new String(messages.readAllBytes(), UTF_8))
          .results()
          .collect(Collectors.toMap(found -> found.group(1), Words::text, (first, last) -> last));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(MatchResult entry) {
    return entry.group(2).replace("\\\"", "\"");
  }
}
