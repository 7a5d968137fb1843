package dev.xunjie.violation.hostile;

import dev.xunjie.contracts.incident.Still;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingCases;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.account.Role;
import dev.xunjie.violation.hostile.RawHttp.Request;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Things that are there to be attacked, and people and machines who might. */
final class Prey {
  static final String CAMERA = "cam-hostile";
  static final String VICTIM = "hostile.victim";
  private static final String PLACE = "hostile-place";
  private static final String CERTIFICATE = "hostile-1";
  private static final String TOKEN = "hostile.token";

  /** Both halves of the double submit; whoever has a session can make one up. */
  private static final String CSRF = "made-up-by-the-client";

  private final String incidentId;
  private final String plate = TestingCases.newPlate();
  private final Map<Role, String> sessions = new EnumMap<>(Role.class);
  private final Map<Role, String> tokens = new EnumMap<>(Role.class);
  private final String elsewhere;
  private final String otherSquad;
  private final String leaver;

  Prey() {
    TestingBrowser admin = TestingBrowser.admin();
    for (Role role : Role.values()) {
      String name = "hostile." + role.name().toLowerCase(Locale.ROOT);
      sessions.put(role, sessionOf(TestingBrowser.user(name, role.name())));
    }
    for (Role role : List.of(Role.ANALYST, Role.AUDITOR)) {
      tokens.put(role, token(admin, "hostile." + role.name().toLowerCase(Locale.ROOT), role));
    }
    token(admin, TOKEN, Role.ANALYST);
    TestingBrowser.user(VICTIM, "ANALYST");
    admin.post(
        "/api/users/%s/certificates".formatted(VICTIM),
        Map.of("number", CERTIFICATE, "validFrom", "2026-01-01", "validUntil", "2027-01-01"));
    admin.put(
        "/api/cameras/" + CAMERA,
        Map.of("id", CAMERA, "name", "海角", "streamUrl", "rtsp://127.0.0.1/secret"));
    admin.send(
        "PUT",
        "/api/areas/" + PLACE,
        "{\"name\":\"海\",\"outline\":[[0.1,0.1],[0.2,0.1],[0.2,0.2]]}",
        true);
    admin.send(
        "PUT",
        "/api/squads/" + PLACE,
        "{\"name\":\"海队\",\"phone\":\"1\",\"base\":[0.1,0.1],\"areas\":[],\"duties\":[]}",
        true);
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> admin.get("/api/cameras").body().contains(CAMERA));
    incidentId = TestingIncidents.newId();
    TestingIncidents.send(
        TestingIncidents.openedWithPlate(
            incidentId,
            List.of(
                TestingIncidents.stillOfFrame(
                    Still.Moment.VIOLATION, TestingIncidents.VIOLATION_AT, incidentId)),
            plate));
    TestingIncidents.awaitIncident(incidentId);
    leaver = sessionOf(TestingBrowser.user("hostile.leaver", Role.ANALYST.name()));
    elsewhere = sessionOf(withAreas("hostile.elsewhere"));
    otherSquad = sessionOf(TestingCases.squad("hostile.other.squad", "squad-elsewhere"));
  }

  /** Takes away what other tests might trip over. */
  void bury() {
    TestingBrowser admin = TestingBrowser.admin();
    admin.delete("/api/squads/" + PLACE);
    admin.delete("/api/areas/" + PLACE);
    admin.delete("/api/cameras/" + CAMERA);
  }

  String incidentId() {
    return incidentId;
  }

  String plate() {
    return plate;
  }

  /** The operation on things that are really there. */
  Request request(ApiOperation operation) {
    Request request = Request.of(operation.method(), target(operation, Optional.empty(), ""));
    if (operation.takesPicture()) {
      return request
          .with("Content-Type: image/jpeg")
          .with("Idempotency-Key: " + UUID.randomUUID())
          .withBody(TestingIncidents.jpeg("<script>alert(1)</script>"));
    }
    return AccessTable.bodyFor(operation)
        .map(body -> request.withJson(body.toString()))
        .orElse(request);
  }

  /** Its address, with something else in the place of that variable. */
  String target(ApiOperation operation, Optional<String> variable, String instead) {
    String path = operation.path();
    for (String name : operation.pathVariables()) {
      String value = variable.equals(Optional.of(name)) ? instead : valueOf(name, operation.path());
      path = path.replace("{" + name + "}", value);
    }
    return path;
  }

  private String valueOf(String variable, String path) {
    return switch (variable) {
      case "username" -> VICTIM;
      case "number" -> CERTIFICATE;
      case "name" -> path.startsWith("/api/tokens") ? TOKEN : "manifest.json";
      case "id" ->
          path.startsWith("/api/cameras")
              ? CAMERA
              : path.startsWith("/api/areas") || path.startsWith("/api/squads")
                  ? PLACE
                  : incidentId;
      default -> "1";
    };
  }

  /** Sent by somebody with this role alone. */
  Request by(Role role, Request request) {
    return withSession(sessions.get(role), request);
  }

  /** Sent by somebody who may, and whose session nobody misses if it ends by that. */
  Request byOneWhoMay(ApiOperation operation, Request request) {
    return AccessTable.isForPeopleOnly(operation) || AccessTable.isOpen(operation)
        ? withSession(leaver, request)
        : by(AccessTable.rightRoles(operation).iterator().next(), request);
  }

  /** Sent by a machine with this role, if machines may have it. */
  Optional<Request> byMachine(Role role, Request request) {
    return Optional.ofNullable(tokens.get(role))
        .map(token -> request.with("Authorization: Bearer " + token));
  }

  /** Sent by somebody with every role in the office, but for areas that have nothing. */
  Request byOneOfElsewhere(Request request) {
    return withSession(elsewhere, request);
  }

  /** Sent by a squad to which nothing was dispatched. */
  Request byOtherSquad(Request request) {
    return withSession(otherSquad, request);
  }

  String sessionOf(Role role) {
    return sessions.get(role);
  }

  static Request withSession(String session, Request request) {
    return request
        .with("Cookie: XUNJIE_SESSION=%s; XSRF-TOKEN=%s".formatted(session, CSRF))
        .with("X-XSRF-TOKEN: " + CSRF);
  }

  private static String sessionOf(TestingBrowser browser) {
    return browser.cookie("XUNJIE_SESSION").getValue();
  }

  private static String token(TestingBrowser admin, String name, Role role) {
    JsonNode created =
        admin
            .post("/api/tokens", Map.of("name", name, "roles", List.of(role), "validDays", 1))
            .json();
    return created.path("token").asString();
  }

  private static TestingBrowser withAreas(String username) {
    TestingBrowser.user(username, "REVIEWER", "ANALYST", "LEGAL", "AUDITOR");
    TestingStack.shared()
        .database()
        .sql("update account set areas = array['area-elsewhere'] where username = :username")
        .param("username", username)
        .update();
    return TestingBrowser.stranger().signedIn(username, "password of " + username);
  }
}
