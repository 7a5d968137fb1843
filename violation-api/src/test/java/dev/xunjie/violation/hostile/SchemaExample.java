package dev.xunjie.violation.hostile;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Something that a schema of the OpenAPI document allows, as far as a schema tells. */
final class SchemaExample {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 8;

  private final JsonNode document;

  SchemaExample(JsonNode document) {
    this.document = document;
  }

  JsonNode of(JsonNode schema) {
    return of(schema, 0);
  }

  private JsonNode of(JsonNode given, int depth) {
    JsonNode schema = resolved(given);
    if (depth > DEEPEST) {
      return NODES.objectNode();
    }
    if (schema.has("enum")) {
      return schema.path("enum").get(0);
    }
    if (schema.has("oneOf")) {
      return of(schema.path("oneOf").get(0), depth + 1);
    }
    return switch (type(schema)) {
      case "integer", "number" -> NODES.numberNode(schema.path("minimum").asInt(1));
      case "boolean" -> NODES.booleanNode(false);
      case "array" -> NODES.arrayNode().add(of(schema.path("items"), depth + 1));
      case "object" -> object(schema, depth);
      default -> NODES.stringNode(text(schema.path("format").asString("")));
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.createObjectNode();
    schema
        .path("properties")
        .properties()
        .forEach(field -> object.set(field.getKey(), of(field.getValue(), depth + 1)));
    return object;
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : resolved(document.at(reference.substring(1)));
  }

  /** OpenAPI 3.1 may name several types, of which the first counts. */
  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    String named = type.isArray() ? type.get(0).asString() : type.asString("");
    return named.isEmpty() && schema.has("properties") ? "object" : named;
  }

  private static String text(String format) {
    return switch (format) {
      case "date" -> "2026-01-31";
      case "date-time" -> "2026-01-31T08:00:00Z";
      default -> "abc";
    };
  }
}
