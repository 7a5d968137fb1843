package dev.xunjie.violation.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Machine clients with tokens, over real HTTP. */
class ApiTokensTest {
  private final TestingBrowser admin = TestingBrowser.admin();

  @Test
  void letsAMachineDoWhatItsRolesAllowAndNothingElse() {
    String token = create("case-system", "ANALYST").json().path("token").asString();
    TestingBrowser machine = TestingBrowser.stranger();

    assertThat(token).startsWith("xj_");
    Answer whoami = machine.getWithBearer("/api/session", token);
    assertThat(whoami.json().path("username").asString()).isEqualTo("token:case-system");
    assertThat(machine.getWithBearer("/api/incidents", token).status()).isEqualTo(200);
    assertThat(machine.getWithBearer("/api/users", token).code()).isEqualTo("role-missing");
    assertThat(machine.getWithBearer("/api/activity", token).code()).isEqualTo("role-missing");
    assertThat(machine.sendWithBearer("DELETE", "/api/session", "", token).status()).isEqualTo(403);
    assertThat(machine.sendWithBearer("PUT", "/api/session/password", "{}", token).status())
        .isEqualTo(403);
  }

  @Test
  void takesChangesFromAMachineWithoutACsrfTokenAndRecordsItsName() {
    String token = create("camera-sync", "ANALYST").json().path("token").asString();
    String camera =
        "{\"id\":\"cam-by-machine\",\"name\":\"路口\",\"streamUrl\":\"rtsp://camera.example/1\"}";

    Answer saved =
        TestingBrowser.stranger()
            .sendWithBearer("PUT", "/api/cameras/cam-by-machine", camera, token);

    assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    assertThat(admin.get("/api/activity?subject=cam-by-machine").body())
        .contains("token:camera-sync");
    assertThat(listed("camera-sync").has("lastUsedAt")).isTrue();
  }

  @Test
  void refusesAWrongTokenEvenBesideAValidCookie() {
    TestingBrowser reviewer = TestingBrowser.reviewer();

    Answer ours = reviewer.getWithBearer("/api/incidents", "xj_guessed");
    assertThat(ours.status()).isEqualTo(401);
    assertThat(ours.code()).isEqualTo("token-invalid");
    assertThat(ours.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(reviewer.getWithBearer("/api/incidents", "somebody-elses").status()).isEqualTo(401);
    assertThat(reviewer.get("/api/incidents").status()).isEqualTo(200);
    assertThat(admin.getWithBearer("/actuator/prometheus", "guessed").status()).isEqualTo(401);
  }

  @Test
  void revokesATokenAtOnceAndNeverGivesItsNameAgain() {
    String token = create("sms-gateway", "AUDITOR").json().path("token").asString();
    TestingBrowser machine = TestingBrowser.stranger();
    assertThat(machine.getWithBearer("/api/session", token).status()).isEqualTo(200);

    assertThat(admin.delete("/api/tokens/sms-gateway").status()).isEqualTo(204);
    assertThat(admin.delete("/api/tokens/sms-gateway").status()).isEqualTo(204);

    assertThat(machine.getWithBearer("/api/session", token).status()).isEqualTo(401);
    assertThat(create("sms-gateway", "AUDITOR").code()).isEqualTo("token-name-taken");
    assertThat(listed("sms-gateway").has("revokedAt")).isTrue();
    assertThat(admin.get("/api/activity?subject=token:sms-gateway").body())
        .contains("TOKEN_CREATED", "TOKEN_REVOKED")
        .doesNotContain(token);
    assertThat(admin.delete("/api/tokens/never-was").code()).isEqualTo("unknown-token");
  }

  @Test
  void refusesATokenThatExpired() {
    String token = create("short-lived", "ANALYST").json().path("token").asString();
    TestingStack.shared()
        .database()
        .sql("update api_token set expires_at = now() where name = 'short-lived'")
        .update();

    assertThat(TestingBrowser.stranger().getWithBearer("/api/session", token).status())
        .isEqualTo(401);
  }

  @Test
  void keepsOnlyADigestOfTheToken() {
    String token = create("digested", "ANALYST").json().path("token").asString();

    String row =
        TestingStack.shared()
            .database()
            .sql("select api_token::text from api_token where name = 'digested'")
            .query(String.class)
            .single();

    assertThat(row).doesNotContain(token.substring("xj_".length()));
    assertThat(admin.get("/api/tokens").body()).doesNotContain(token);
  }

  @Test
  void givesAMachineNoOfficersRoleAndNotTheAdministrators() {
    for (String role : List.of("REVIEWER", "SQUAD", "LEGAL", "ADMIN")) {
      Answer refused = create("too-much", role);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body()).contains(role);
    }
    assertThat(create("Bad Name", "ANALYST").status()).isEqualTo(400);
    assertThat(
            admin
                .post(
                    "/api/tokens",
                    Map.of("name", "for-ever", "roles", List.of("ANALYST"), "validDays", 99999))
                .status())
        .isEqualTo(400);
  }

  private Answer create(String name, String role) {
    return admin.post("/api/tokens", Map.of("name", name, "roles", List.of(role), "validDays", 30));
  }

  private JsonNode listed(String name) {
    return admin
        .get("/api/tokens")
        .json()
        .path("items")
        .valueStream()
        .filter(token -> token.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
