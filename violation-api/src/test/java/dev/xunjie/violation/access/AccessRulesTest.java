package dev.xunjie.violation.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.account.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Who may do what, asked of the running server for everything that is mapped. */
class AccessRulesTest {
  private static final Set<String> OPEN_TO_ALL =
      Set.of(
          "GET /actuator/health",
          "GET /actuator/health/**",
          "GET /service-worker.js",
          "POST /api/session",
          "GET /api/sign-in-ways",
          "GET /api/session/oidc",
          "GET /api/session/oidc/callback");

  private final TestingStack stack = TestingStack.shared();

  private record Endpoint(String method, String path) {
    String text() {
      return method + " " + path;
    }
  }

  @Test
  void refusesEveryEndpointToStrangersSaveHealthAndSignIn() {
    TestingBrowser stranger = TestingBrowser.stranger();
    stranger.get("/api/session");
    Set<String> open = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    for (Endpoint endpoint : mapped()) {
      seen.add(endpoint.text());
      Answer answer =
          stranger.send(endpoint.method(), endpoint.path().replace("/**", ""), "{}", true);
      if (answer.status() != 401) {
        open.add(endpoint.text());
      } else {
        assertThat(answer.code()).as(endpoint.text()).isEqualTo("not-signed-in");
      }
    }
    assertThat(OPEN_TO_ALL).containsAll(open);
    assertThat(seen)
        .contains(
            "GET /api/incidents",
            "POST /api/incidents/x/actions",
            "GET /api/events",
            "POST /api/review/next",
            "POST /api/review/bulk-rejections",
            "GET /api/incidents/x/history",
            "GET /api/cases",
            "GET /api/flow",
            "PUT /api/cameras/x/policy",
            "PUT /api/cameras/x/approval",
            "PUT /api/areas/x",
            "GET /actuator/prometheus",
            "GET /v3/api-docs");
  }

  @Test
  void refusesEveryRoleCasesThatAreNotItsBusiness() {
    TestingBrowser squad = TestingBrowser.user("squad.one", "SQUAD");
    TestingBrowser analyst = TestingBrowser.user("analyst.one", "ANALYST");
    TestingBrowser reviewer = TestingBrowser.reviewer();
    TestingBrowser admin = TestingBrowser.user("admin.only", "ADMIN");

    assertRefused(squad, "GET", "/api/incidents");
    assertRefused(squad, "GET", "/api/incidents/x");
    assertRefused(squad, "GET", "/api/incidents/x/stills/0");
    for (TestingBrowser other : List.of(analyst, reviewer, admin)) {
      assertRefused(other, "GET", "/api/tasks");
      assertRefused(other, "GET", "/api/tasks/x");
      assertRefused(other, "GET", "/api/tasks/x/stills/0");
      assertRefused(other, "GET", "/api/tasks/x/clips/x");
      assertRefused(other, "POST", "/api/tasks/x/photos");
    }
    assertRefused(analyst, "GET", "/api/tasks/x/photos/x");
    assertRefused(analyst, "GET", "/api/incidents/x/photos");
    assertRefused(squad, "GET", "/api/incidents/x/photos");
    assertRefused(analyst, "GET", "/api/incidents/x/squads");
    assertRefused(squad, "GET", "/api/incidents/x/squads");
    assertRefused(admin, "GET", "/api/incidents");
    assertRefused(analyst, "PUT", "/api/incidents/x/lease");
    assertRefused(analyst, "DELETE", "/api/incidents/x/lease");
    assertRefused(analyst, "POST", "/api/incidents/x/actions");
    assertRefused(admin, "POST", "/api/incidents/x/actions");
    for (TestingBrowser other : List.of(squad, analyst, admin)) {
      assertRefused(other, "POST", "/api/review/next");
      assertRefused(other, "GET", "/api/review/next");
      assertRefused(other, "POST", "/api/review/bulk-rejections");
      assertRefused(other, "POST", "/api/review/bulk-rejections/x/undo");
    }
    assertRefused(squad, "GET", "/api/incidents/x/history");
    assertRefused(admin, "GET", "/api/incidents/x/history");
    assertRefused(squad, "GET", "/api/cases");
    assertRefused(squad, "GET", "/api/cameras/x/rechecks");
    assertRefused(admin, "GET", "/api/cameras/x/rechecks");
    assertRefused(admin, "GET", "/api/cases");
    assertRefused(squad, "GET", "/api/flow");
  }

  @Test
  void refusesEveryRoleWhatTheOfficeKeeps() {
    TestingBrowser squad = TestingBrowser.user("squad.one", "SQUAD");
    TestingBrowser analyst = TestingBrowser.user("analyst.one", "ANALYST");
    TestingBrowser reviewer = TestingBrowser.reviewer();
    TestingBrowser admin = TestingBrowser.user("admin.only", "ADMIN");

    assertRefused(reviewer, "PUT", "/api/cameras/x");
    assertRefused(reviewer, "DELETE", "/api/cameras/x");
    assertRefused(reviewer, "PUT", "/api/cameras/x/policy");
    assertRefused(reviewer, "PUT", "/api/cameras/x/approval");
    assertRefused(analyst, "PUT", "/api/cameras/x/approval");
    assertRefused(squad, "PUT", "/api/cameras/x/approval");
    assertRefused(reviewer, "PUT", "/api/cameras/x/place");
    assertRefused(squad, "PUT", "/api/cameras/x/place");
    assertRefused(analyst, "PUT", "/api/areas/x");
    assertRefused(squad, "DELETE", "/api/areas/x");
    assertRefused(analyst, "PUT", "/api/squads/x");
    assertRefused(squad, "DELETE", "/api/squads/x");
    assertRefused(reviewer, "POST", "/api/users");
    assertRefused(analyst, "POST", "/api/users");
    for (TestingBrowser other : List.of(squad, analyst, reviewer)) {
      assertRefused(other, "GET", "/api/users");
      assertRefused(other, "GET", "/api/users/admin");
      assertRefused(other, "PUT", "/api/users/admin");
      assertRefused(other, "PUT", "/api/users/admin/disabled");
      assertRefused(other, "DELETE", "/api/users/admin/disabled");
      assertRefused(other, "POST", "/api/users/admin/password-reset");
      assertRefused(other, "POST", "/api/users/admin/certificates");
      assertRefused(other, "PUT", "/api/users/admin/certificates/x");
      assertRefused(other, "GET", "/api/tokens");
      assertRefused(other, "POST", "/api/tokens");
      assertRefused(other, "DELETE", "/api/tokens/x");
      assertRefused(other, "GET", "/api/webhooks");
      assertRefused(other, "POST", "/api/webhooks");
      assertRefused(other, "DELETE", "/api/webhooks/x");
      assertRefused(other, "PUT", "/api/webhooks/x/paused");
      assertRefused(other, "GET", "/api/webhooks/x/deliveries");
      assertRefused(other, "POST", "/api/webhooks/x/test");
      assertRefused(other, "POST", "/api/webhooks/x/retry");
    }
    for (TestingBrowser other : List.of(squad, analyst, admin)) {
      assertRefused(other, "GET", "/api/incidents/export.csv");
      assertRefused(other, "GET", "/api/incidents/x/case-file.pdf");
    }
    assertRefused(reviewer, "GET", "/api/activity");
    assertRefused(analyst, "GET", "/api/activity/verification");
    assertRefused(admin, "GET", "/api/activity/export.csv");
    assertRefused(reviewer, "GET", "/actuator/prometheus");
    assertThat(squad.get("/api/cameras").status()).isEqualTo(200);
    assertThat(squad.get("/api/tasks").status()).isEqualTo(200);
    assertThat(squad.get("/api/approvals").status()).isEqualTo(200);
    assertThat(squad.get("/api/areas").status()).isEqualTo(200);
    assertThat(squad.get("/api/squads").status()).isEqualTo(200);
    assertThat(squad.get("/api/places").status()).isEqualTo(200);
    assertThat(analyst.get("/api/incidents").status()).isEqualTo(200);
    assertThat(admin.get("/api/activity").status()).isEqualTo(200);
  }

  @Test
  void refusesAlmostEverythingToWhoSignedInWithAOneTimePassword() {
    TestingBrowser newcomer = newcomer("newcomer.everything");
    Set<String> allowed = new TreeSet<>();
    for (Endpoint endpoint : mapped()) {
      Answer answer =
          newcomer.send(endpoint.method(), endpoint.path().replace("/**", ""), "{}", true);
      if (answer.status() == 403 && answer.code().equals("password-change-required")) {
        continue;
      }
      allowed.add(endpoint.text());
      if (endpoint.text().equals("DELETE /api/session")) {
        newcomer = newcomer("newcomer.again");
      }
    }
    assertThat(allowed)
        .contains("GET /api/session", "DELETE /api/session", "PUT /api/session/password")
        .isSubsetOf(
            Stream.concat(
                    OPEN_TO_ALL.stream(),
                    Stream.of(
                        "GET /api/session", "DELETE /api/session", "PUT /api/session/password"))
                .toList());
  }

  private static TestingBrowser newcomer(String username) {
    Answer created =
        TestingBrowser.admin()
            .post(
                "/api/users",
                Map.of("username", username, "displayName", "新同事", "roles", Role.values()));
    return TestingBrowser.stranger()
        .signedIn(username, created.json().path("oneTimePassword").asString());
  }

  @Test
  void refusesWhatHasNoRuleToEverybody() {
    TestingBrowser admin = TestingBrowser.admin();

    assertThat(admin.get("/api/nothing-here").status()).isEqualTo(403);
    assertThat(admin.get("/actuator/env").status()).isEqualTo(403);
    assertThat(TestingBrowser.stranger().get("/webjars/vue/package.json").status()).isEqualTo(401);
  }

  @Test
  void showsMetricsToAdministratorsAndToTheBearerOfTheToken() {
    Answer toAdmin = TestingBrowser.admin().get("/actuator/prometheus");
    assertThat(toAdmin.status()).isEqualTo(200);
    assertThat(toAdmin.body())
        .contains("xunjie_queue_pending", "xunjie_stills_pending", "xunjie_intake_lag")
        .contains("xunjie_dead_letters_total");
    TestingBrowser stranger = TestingBrowser.stranger();
    assertThat(stranger.getWithBearer("/actuator/prometheus", TestingStack.METRICS_TOKEN).status())
        .isEqualTo(200);
    assertThat(stranger.getWithBearer("/actuator/prometheus", "guessed").status()).isEqualTo(401);
  }

  @Test
  void servesTheConsoleWithoutAnythingInline() {
    TestingBrowser stranger = TestingBrowser.stranger();
    Answer page = stranger.get("/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.body())
        .doesNotContainPattern("<script(?![^>]*src=)")
        .doesNotContain("<style", " style=", "onclick");
    assertThat(stranger.get("/console/app.js").header("Content-Type"))
        .startsWith("text/javascript");
    assertThat(stranger.get("/webjars/vue/dist/vue.runtime.esm-browser.prod.js").status())
        .isEqualTo(200);
    assertThat(stranger.get("/webjars/leaflet/dist/leaflet-src.esm.js").status()).isEqualTo(200);
    assertThat(stranger.get("/webjars/leaflet/dist/leaflet.css").status()).isEqualTo(200);
  }

  @Test
  void tellsPhonesWhichFilesTheConsoleHasAndWhichReleaseThatIs() {
    TestingBrowser stranger = TestingBrowser.stranger();
    Answer script = stranger.get("/service-worker.js");

    assertThat(script.status()).isEqualTo(200);
    assertThat(script.header("Content-Type")).startsWith("text/javascript");
    assertThat(script.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(script.body()).containsPattern("\\A.*\"version\":\"[0-9a-f]{64}\"");
    List<String> files =
        Pattern.compile("\"(/[^\"]*)\"")
            .matcher(script.body().lines().findFirst().orElseThrow())
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(files).contains("/", "/favicon.svg", "/console/app.js", "/console/tasks.css");
    assertThat(files).allMatch(file -> stranger.get(file).status() == 200);
    assertThat(TestingBrowser.observer().get("/api/session").header("Cache-Control"))
        .contains("no-store");
  }

  @Test
  void describesItselfToThoseWhoSignedIn() {
    Answer description = TestingBrowser.reviewer().get("/v3/api-docs");

    assertThat(description.status()).isEqualTo(200);
    assertThat(description.json().path("paths").propertyNames())
        .contains("/api/incidents", "/api/incidents/{id}/actions", "/api/cameras/{id}/policy")
        .contains("/api/review/next", "/api/review/bulk-rejections/{batch}/undo", "/api/cases")
        .contains("/api/cameras/{id}/approval/history", "/api/areas/{id}", "/api/squads/{id}");
  }

  private static void assertRefused(TestingBrowser user, String method, String path) {
    Answer answer = user.send(method, path, "{}", true);
    assertThat(answer.status()).as(method + " " + path).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("role-missing");
  }

  private List<Endpoint> mapped() {
    return stack.api().getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .flatMap(AccessRulesTest::endpoints)
        .distinct()
        .toList();
  }

  private static Stream<Endpoint> endpoints(RequestMappingInfo mapping) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    List<String> names =
        methods.isEmpty()
            ? List.of("GET", "POST")
            : methods.stream().map(RequestMethod::name).toList();
    return mapping.getPatternValues().stream()
        .map(path -> path.replaceAll("\\{[^}]*}", "x"))
        .flatMap(path -> names.stream().map(method -> new Endpoint(method, path)));
  }
}
