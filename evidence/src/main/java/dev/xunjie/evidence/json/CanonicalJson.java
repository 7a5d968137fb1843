package dev.xunjie.evidence.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way the documents of a bundle are written: UTF-8, the keys in the order in which the
 * record declares them, two blanks of indentation, line feeds, absent values left out, times as ISO
 * 8601 with a Z. What is signed is exactly what lies in the file, and a person can read it.
 */
public final class CanonicalJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .changeDefaultVisibility(
              detected -> detected.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
          .build();

  private static final ObjectWriter WRITER =
      MAPPER
          .writer()
          .with(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private CanonicalJson() {}

  /** The document's bytes; the same for equal documents. */
  public static byte[] toBytes(Object document) {
    byte[] json = WRITER.writeValueAsBytes(document);
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  /**
   * The document that the bytes describe; keys that it doesn't know are left aside.
   *
   * @throws MalformedDocumentException if it isn't JSON or isn't such a document
   */
  public static <T> T fromBytes(byte[] json, Class<T> document) {
    try {
      T value = MAPPER.readValue(json, document);
      if (value == null) {
        throw new IllegalArgumentException("it is a bare null");
      }
      return value;
    } catch (JacksonException | IllegalArgumentException flaw) {
      throw new MalformedDocumentException("not readable: " + inOneSentence(flaw), flaw);
    }
  }

  private static String inOneSentence(Exception flaw) {
    if (flaw instanceof JacksonException json) {
      return json.getCause() instanceof IllegalArgumentException c
          ? String.valueOf(c.getMessage())
          : json.getOriginalMessage();
    }
    return String.valueOf(flaw.getMessage());
  }
}
