package dev.xunjie.violation.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the API's own description.
 *
 * @param method in capitals
 * @param path with variables in braces
 * @param pathVariables their names, in order
 * @param queryParameters their names
 * @param body an example that its schema allows, if it takes JSON
 * @param takesPicture whether it takes a picture
 */
record ApiOperation(
    String method,
    String path,
    List<String> pathVariables,
    List<String> queryParameters,
    Optional<JsonNode> body,
    boolean takesPicture) {
  private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

  /** All operations of an OpenAPI document. */
  static List<ApiOperation> of(JsonNode document) {
    List<ApiOperation> operations = new ArrayList<>();
    SchemaExample examples = new SchemaExample(document);
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                METHODS.stream()
                    .filter(method -> path.getValue().has(method))
                    .map(
                        method ->
                            operation(method, path.getKey(), path.getValue().get(method), examples))
                    .forEach(operations::add));
    return operations;
  }

  private static ApiOperation operation(
      String method, String path, JsonNode described, SchemaExample examples) {
    JsonNode schema = described.at("/requestBody/content/application~1json/schema");
    return new ApiOperation(
        method.toUpperCase(Locale.ROOT),
        path,
        parameters(described, "path"),
        parameters(described, "query"),
        schema.isMissingNode() ? Optional.empty() : Optional.of(examples.of(schema)),
        described.at("/requestBody/content").has("image/jpeg"));
  }

  private static List<String> parameters(JsonNode described, String where) {
    return described
        .path("parameters")
        .valueStream()
        .filter(parameter -> parameter.path("in").asString().equals(where))
        .map(parameter -> parameter.path("name").asString())
        .toList();
  }

  /** As the access table names it. */
  String name() {
    return method + " " + path;
  }

  boolean changesSomething() {
    return !method.equals("GET");
  }
}
