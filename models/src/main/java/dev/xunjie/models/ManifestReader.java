package dev.xunjie.models;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a {@code manifest.json}; an unfit one is refused with the name of the field. */
final class ManifestReader {
  /** A property of a later version may be unknown; one of this version may not be absent. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .changeDefaultNullHandling(nulls -> JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  /** How Jackson's message on an absent property begins; the rest of it names Java settings. */
  private static final String JACKSON_MISSING = "Missing creator property";

  private ManifestReader() {}

  /**
   * The manifest that the JSON describes.
   *
   * @param origin where it was read from, for the message
   * @throws ModelUnfitException if it isn't JSON, or a field is missing or out of its range
   */
  static ModelManifest read(byte[] json, String origin) {
    try {
      ModelManifest manifest = MAPPER.readValue(json, ModelManifest.class);
      if (manifest == null) {
        throw new ModelUnfitException("%s is a bare null; it must list models".formatted(origin));
      }
      return manifest;
    } catch (JacksonException flaw) {
      throw new ModelUnfitException(
          "%s%s: %s. Correct the manifest; models/cards and the Javadoc of ModelEntry say what each field means"
              .formatted(origin, place(flaw), reason(flaw)),
          flaw);
    }
  }

  /** Such as {@code , models[0].input}; empty where the flaw has no place. */
  private static String place(JacksonException flaw) {
    List<JacksonException.Reference> path = flaw.getPath();
    if (path.isEmpty()) {
      return "";
    }
    return path.stream()
        .map(
            step ->
                step.getPropertyName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getPropertyName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", ", ");
  }

  private static String reason(JacksonException flaw) {
    if (flaw.getCause() instanceof IllegalArgumentException refused) {
      return refused.getMessage();
    }
    String message = flaw.getOriginalMessage();
    return message.startsWith(JACKSON_MISSING) ? "is missing" : message;
  }
}
