package dev.xunjie.violation.hostile;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A body with each of its fields replaced in turn, as text, for not all of it is JSON. */
final class BodyMutations {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String MARK = "\"the-mark-of-the-mutation\"";

  private BodyMutations() {}

  /** The body once for each field and each value in its place. */
  static List<String> of(JsonNode body, List<String> values) {
    List<String> templates = new ArrayList<>();
    mark(body, body, templates);
    return templates.stream()
        .flatMap(template -> values.stream().map(value -> template.replace(MARK, value)))
        .toList();
  }

  private static void mark(JsonNode whole, JsonNode part, List<String> templates) {
    if (!(part instanceof ObjectNode object)) {
      return;
    }
    for (String field : List.copyOf(object.propertyNames())) {
      JsonNode kept = object.get(field);
      object.put(field, JSON.readTree(MARK).asString());
      templates.add(whole.toString());
      object.set(field, kept);
      mark(whole, kept, templates);
    }
  }
}
