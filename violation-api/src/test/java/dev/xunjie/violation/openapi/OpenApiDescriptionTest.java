package dev.xunjie.violation.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What programs read of the API. */
class OpenApiDescriptionTest {
  private final JsonNode api = TestingBrowser.observer().get("/v3/api-docs").json();

  @Test
  void tellsHowToSignIn() {
    JsonNode schemes = api.path("components").path("securitySchemes");
    assertThat(schemes.path("session").path("in").asString()).isEqualTo("cookie");
    assertThat(schemes.path("csrf").path("name").asString()).isEqualTo("X-XSRF-TOKEN");
    assertThat(schemes.path("token").path("scheme").asString()).isEqualTo("bearer");
    assertThat(operation("/api/incidents/{id}/actions", "post").path("security").get(0))
        .hasToString("{\"session\":[],\"csrf\":[]}");
    assertThat(operation("/api/session", "post").has("security")).isFalse();
  }

  @Test
  void tellsProblemsAndATagOfEveryAddress() {
    assertThat(api.path("paths").size()).isGreaterThan(30);
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      if (!path.getKey().startsWith("/api/")) {
        continue;
      }
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String address = operation.getKey() + " " + path.getKey();
        assertThat(operation.getValue().path("responses").path("default").path("content"))
            .as(address)
            .asString()
            .contains("application/problem+json");
        assertThat(operation.getValue().path("tags").path(0).asString())
            .as(address)
            .matches("[a-z-]+");
        assertThat(operation.getValue().path("summary").asString()).as(address).isNotBlank();
      }
    }
  }

  @Test
  void tellsTheIdempotencyKeyOfEveryPostButSignIn() {
    assertThat(operation("/api/tokens", "post").path("parameters").toString())
        .contains("Idempotency-Key", "[A-Za-z0-9_-]{8,64}");
    assertThat(operation("/api/session", "post").toString()).doesNotContain("Idempotency-Key");
    assertThat(operation("/api/incidents", "get").toString()).doesNotContain("Idempotency-Key");
  }

  private JsonNode operation(String path, String method) {
    return api.path("paths").path(path).path(method);
  }
}
