package dev.xunjie.contracts.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way contract records become JSON and come back: UTF-8, times as ISO 8601 with a Z, absent
 * values left out. Unknown properties are ignored, so that an older reader understands a newer
 * writer; missing or unfit ones are refused by the records themselves.
 */
public final class ContractJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .changeDefaultVisibility(
              detected -> detected.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
          .build();

  private ContractJson() {}

  /** The record as compact JSON in UTF-8. */
  public static byte[] toBytes(Object contract) {
    return MAPPER.writeValueAsBytes(contract);
  }

  /** The record as compact JSON on one line. */
  public static String toLine(Object contract) {
    return new String(toBytes(contract), UTF_8);
  }

  /**
   * The record that the JSON describes.
   *
   * @throws MalformedMessageException if it isn't JSON or isn't such a record; the message names
   *     the place
   */
  public static <T> T fromBytes(byte[] json, Class<T> contract) {
    return fromBytes(json, contract, List.of());
  }

  /**
   * The record of a generic class that the JSON describes.
   *
   * @param parameters what the class's type parameters stand for, in order
   * @throws MalformedMessageException as {@link #fromBytes(byte[], Class)}
   */
  public static <T> T fromBytes(byte[] json, Class<T> contract, List<Class<?>> parameters) {
    try {
      T value = MAPPER.readValue(json, typeOf(contract, parameters));
      if (value == null) {
        throw new IllegalArgumentException("the message is a bare null");
      }
      return value;
    } catch (JacksonException | IllegalArgumentException flaw) {
      throw new MalformedMessageException(
          "not a valid %s: %s".formatted(contract.getSimpleName(), inOneSentence(flaw)), flaw);
    }
  }

  /**
   * The record that the file describes.
   *
   * @throws MalformedMessageException as {@link #fromBytes}, with the file's name
   * @throws UncheckedIOException if the file can't be read
   */
  public static <T> T fromFile(Path file, Class<T> contract) {
    try {
      return fromBytes(Files.readAllBytes(file), contract);
    } catch (MalformedMessageException flaw) {
      throw new MalformedMessageException(file + ": " + flaw.getMessage(), flaw);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("can't read " + file, unreadable);
    }
  }

  private static JavaType typeOf(Class<?> contract, List<Class<?>> parameters) {
    return parameters.isEmpty()
        ? MAPPER.getTypeFactory().constructType(contract)
        : MAPPER
            .getTypeFactory()
            .constructParametricType(contract, parameters.toArray(Class<?>[]::new));
  }

  private static String inOneSentence(Exception flaw) {
    if (flaw instanceof JacksonException json) {
      Throwable cause = json.getCause() instanceof IllegalArgumentException c ? c : json;
      String said = cause == json ? json.getOriginalMessage() : String.valueOf(cause.getMessage());
      String where = placeOf(json);
      return where.isEmpty() ? said : said + " (at " + where + ")";
    }
    return String.valueOf(flaw.getMessage());
  }

  /** Where in the message, as in {@code zones[0].polygon}. */
  private static String placeOf(JacksonException flaw) {
    StringBuilder place = new StringBuilder();
    for (JacksonException.Reference step : flaw.getPath()) {
      if (step.getPropertyName() == null) {
        place.append('[').append(step.getIndex()).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return place.toString();
  }
}
