package dev.xunjie.violation.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.account.Role;
import dev.xunjie.violation.hostile.RawHttp.Answer;
import dev.xunjie.violation.hostile.RawHttp.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Somebody who reads the API's own description and tries everything with everything in it. What may
 * be wrong with any answer stands in {@link AnswerRules}; that nothing changes is seen in {@link
 * BusinessTables}.
 */
class HostileClientTest {
  private static final TestingStack STACK = TestingStack.shared();
  private static final BusinessTables TABLES = new BusinessTables(STACK);

  private static final String TABLE_BEGINS = "<!-- table -->\n";
  private static final String TABLE_ENDS = "<!-- /table -->\n";

  private static Prey prey;
  private static RawHttp http;
  private static List<ApiOperation> operations;

  private final List<String> findings = new ArrayList<>();

  @BeforeAll
  static void prepare() {
    http = new RawHttp(STACK.address());
    operations = ApiOperation.of(TestingBrowser.reviewer().get("/v3/api-docs").json());
    prey = new Prey();
  }

  @AfterAll
  static void tidyUp() {
    prey.bury();
    TABLES.close();
  }

  @Test
  void knowsOfEveryEndpointWhoseItIs() {
    Set<String> described =
        operations.stream().map(ApiOperation::name).collect(Collectors.toCollection(TreeSet::new));

    assertThat(described)
        .as("endpoints without a line in AccessTable, or lines without an endpoint")
        .isEqualTo(AccessTable.rows().keySet());
  }

  @Test
  void isDocumentedAsItIs() throws Exception {
    Path page = Path.of("..", "docs", "security.md");
    String table = TABLE_BEGINS + AccessTable.markdown() + TABLE_ENDS;
    if (Boolean.getBoolean("xunjie.docs.write")) {
      String old = Files.readString(page);
      Files.writeString(
          page,
          old.substring(0, old.indexOf(TABLE_BEGINS))
              + table
              + old.substring(old.indexOf(TABLE_ENDS) + TABLE_ENDS.length()));
    }

    assertThat(Files.readString(page))
        .as("docs/security.md is stale; write it anew with -Dxunjie.docs.write=true")
        .contains(table);
  }

  @Test
  void findsNothingOpenToStrangers() {
    unchanged(
        () -> {
          for (ApiOperation operation : operations) {
            if (!AccessTable.isOpen(operation)) {
              Request request = prey.request(operation);
              expect(401, Prey.withSession("made-up", request));
              expect(401, Prey.withSession(prey.sessionOf(Role.ADMIN).substring(1), request));
              expect(401, Prey.withSession(prey.sessionOf(Role.ADMIN) + "'--", request));
              expect(401, request.with("Authorization: Bearer xj_made-up"));
              expect(
                  401,
                  prey.by(Role.ADMIN, request)
                      .with("Authorization: Bearer xj_" + "x".repeat(3000)));
              expect(Set.of(401, 403), request.with("Authorization: Basic YWRtaW46YWRtaW4="));
            }
          }
        });
  }

  @Test
  void getsNowhereWithAWrongRole() {
    unchanged(
        () -> {
          for (ApiOperation operation : operations) {
            for (Role role : AccessTable.wrongRoles(operation)) {
              Request request = prey.request(operation);
              expect(403, prey.by(role, request));
              prey.byMachine(role, request).ifPresent(sent -> expect(403, sent));
            }
            if (AccessTable.isForPeopleOnly(operation)) {
              prey.byMachine(Role.ANALYST, prey.request(operation))
                  .ifPresent(sent -> expect(403, sent));
            }
          }
        });
  }

  @Test
  void findsNothingOfOtherAreasAndSquads() {
    unchanged(
        () -> {
          for (ApiOperation operation : operations) {
            boolean isOfACase = operation.path().matches("/api/(incidents|tasks)/\\{id}.*");
            if (isOfACase && !AccessTable.wrongRoles(operation).isEmpty()) {
              expect(Set.of(403, 404), prey.byOneOfElsewhere(prey.request(operation)));
              expect(Set.of(403, 404), prey.byOtherSquad(prey.request(operation)));
            }
            if (operation.path().startsWith("/api/cameras/{id}")) {
              expect(Set.of(403, 404), prey.byOneOfElsewhere(prey.request(operation)));
            }
            if (operation.method().equals("GET")) {
              seesNoCamera(prey.byOneOfElsewhere(prey.request(operation)), operation);
              seesNothing(prey.byOneOfElsewhere(prey.request(operation)), operation);
              seesNothing(prey.byOtherSquad(prey.request(operation)), operation);
            }
          }
        });
  }

  /** Auditors see the record, in which everything stands, whatever their areas. */
  private void seesNothing(Request request, ApiOperation operation) {
    Answer answer = http.send(request);
    if (!operation.path().startsWith("/api/activity")
        && (answer.status() < 400 && answer.body().contains(prey.incidentId())
            || answer.body().contains(prey.plate()))) {
      findings.add(request + " shows another's case: " + answer.body());
    }
  }

  private void seesNoCamera(Request request, ApiOperation operation) {
    Answer answer = http.send(request);
    if (!operation.path().startsWith("/api/activity")
        && answer.status() < 400
        && answer.body().contains(Prey.CAMERA)) {
      findings.add(request + " shows a camera of elsewhere: " + answer.body());
    }
  }

  @Test
  void changesNothingWithoutTheCsrfToken() {
    unchanged(
        () -> {
          for (ApiOperation operation : operations) {
            if (operation.changesSomething()) {
              String session = "Cookie: XUNJIE_SESSION=" + prey.sessionOf(Role.ADMIN);
              Request request = prey.request(operation);
              expect(403, request.with(session));
              expect(403, request.with(session).with("X-XSRF-TOKEN: forged"));
              expect(403, request.with(session + "; XSRF-TOKEN=a").with("X-XSRF-TOKEN: b"));
            }
          }
        });
  }

  @Test
  void findsNoWayAroundTheRulesByAnOddAddressOrMethod() {
    unchanged(
        () -> {
          for (ApiOperation operation : operations) {
            String target = prey.target(operation, Optional.empty(), "");
            tryAll(
                Request.of("GET", target).with("X-HTTP-Method-Override: " + operation.method()),
                Request.of("TRACE", target),
                Request.of("HEAD", target),
                Request.of("PATCH", target).withJson("{}"),
                Request.of("GET", target + "/"),
                Request.of("GET", target + ";a=b"),
                Request.of("GET", target.replace("/api/", "/api//")),
                Request.of("GET", target.replace("/api/", "/API/")),
                Request.of("GET", target.replace("/api/", "/console/../api/")),
                Request.of("GET", target.replace("/api/", "/console/%2e%2e/api/")));
          }
        });
  }

  @Test
  void findsNoWayAroundTheRulesByOddHeaders() {
    unchanged(
        () -> {
          for (String target : List.of("/api/incidents", "/api/session", "/api/activity")) {
            Request plain = Request.of("GET", target);
            tryAll(
                Request.of("OPTIONS", target).with("Origin: https://evil.example"),
                Request.of("PROPFIND", target),
                Request.of("GET", "https://evil.example" + target),
                plain.with("X-Original-URL: /console/app.js").with("X-Rewrite-URL: /"),
                plain.with("X-Forwarded-For: 127.0.0.1").with("X-Forwarded-Prefix: /console"),
                plain.with("Cookie: XUNJIE_SESSION=" + "x".repeat(30_000)),
                plain.with("Cookie: XUNJIE_SESSION=\"\u0001; $Version=1"),
                plain.with("Cookie: XUNJIE_SESSION=a\tb\u00ff"),
                plain.with("Host: evil.example"),
                plain.with("Range: bytes=0-,0-,0-,0-,0-"),
                plain.with("Accept: " + "a/b,".repeat(900) + "x"),
                plain.with("Accept: text/html"),
                plain.with("Accept: nonsense"),
                plain.with("Accept-Language: ${jndi:ldap://127.0.0.1:1/x}"),
                plain.with("X a: b"),
                plain.with("Content-Length: 5"));
          }
        });
  }

  private void tryAll(Request... requests) {
    for (Request request : requests) {
      Answer answer = judge(request);
      boolean isHarmless =
          answer.status() < 400 && answer.body().length() < 20_000 && isForAll(request);
      if (!isHarmless && (answer.status() < 300 || answer.status() >= 500)) {
        findings.add(request + " was answered " + answer.status() + " " + answer.body());
      }
      if (!answer.header("access-control-allow-origin").isEmpty()
          || answer.header("location").contains("evil.example")) {
        findings.add(request + " is answered to another site");
      }
    }
  }

  private static boolean isForAll(Request request) {
    return operations.stream()
        .filter(AccessTable::isOpen)
        .anyMatch(open -> request.target().contains(open.path()));
  }

  @Test
  void breaksNothingWithWrongTypes() {
    asEachRightRole(
        operation -> {
          List<Request> requests = new ArrayList<>();
          Request plain = prey.request(operation);
          AccessTable.bodyFor(operation)
              .ifPresent(
                  body -> {
                    BodyMutations.of(body, HostileValues.JSON_WRONG_TYPES)
                        .forEach(text -> requests.add(with(plain, text)));
                    HostileValues.wholeBodies().forEach(text -> requests.add(with(plain, text)));
                    requests.add(
                        with(plain, "").withBody(new byte[] {'"', (byte) 0xC3, (byte) 0x28, '"'}));
                    requests.add(withType(plain, "text/plain"));
                    requests.add(withType(plain, "application/xml"));
                    requests.add(withType(plain, "application/x-www-form-urlencoded"));
                    requests.add(withType(plain, "multipart/form-data"));
                    requests.add(withType(plain, "application/json;charset=UTF-99"));
                    requests.add(withType(plain, "nonsense"));
                  });
          return requests;
        });
  }

  @Test
  void breaksNothingWithOddParameters() {
    asEachRightRole(
        operation -> {
          List<Request> requests = new ArrayList<>();
          Request plain = prey.request(operation);
          for (String name : operation.queryParameters()) {
            for (String value : HostileValues.QUERY_VALUES) {
              requests.add(at(plain, plain.target() + "?" + name + "=" + value));
            }
            requests.add(at(plain, plain.target() + "?" + name + "=a&" + name + "=b"));
          }
          for (String variable : operation.pathVariables()) {
            for (String value : HostileValues.PATH_VALUES) {
              requests.add(at(plain, prey.target(operation, Optional.of(variable), value)));
            }
          }
          return requests;
        });
  }

  @Test
  void breaksNothingWithHostileTexts() {
    asEachRightRole(
        operation ->
            AccessTable.bodyFor(operation).stream()
                .flatMap(
                    body ->
                        BodyMutations.of(body, HostileValues.JSON_TEXTS).stream()
                            .map(text -> with(prey.request(operation), text)))
                .toList());
  }

  @Test
  void isNotFedMoreThanItCanEat() {
    byte[] huge = ("{\"note\":\"" + "x".repeat(10_000_000) + "\"}").getBytes();
    unchanged(
        () -> {
          for (ApiOperation operation : operations) {
            // Whoever leaves or changes the password has lost the session by now.
            if (operation.body().isPresent() && !AccessTable.isForPeopleOnly(operation)) {
              Request request = prey.byOneWhoMay(operation, prey.request(operation)).withBody(huge);
              for (Request sent : List.of(request, request.inChunks())) {
                Answer answer = http.send(sent);
                if (answer.status() != 413 && answer.status() != 0) {
                  findings.add(sent + " was answered " + answer.status() + " " + answer.body());
                }
              }
            }
          }
        });
  }

  @Test
  void leavesItsFailedSignInsOnTheRecord() {
    String name = "hostile." + prey.incidentId();
    Request guess =
        Request.of("POST", "/api/session")
            .with("Cookie: XSRF-TOKEN=a")
            .with("X-XSRF-TOKEN: a")
            .withJson("{\"username\":\"%s\",\"password\":\"guessed\"}".formatted(name));

    unchanged(() -> expect(401, guess));

    assertThat(TestingBrowser.admin().get("/api/activity?subject=" + name).body())
        .contains("SIGN_IN_FAILED", name);
  }

  /**
   * Sends everything to every operation, by somebody who may: that is answered well or refused, and
   * what is refused changes nothing.
   */
  private void asEachRightRole(Function<ApiOperation, List<Request>> attempts) {
    unchangedBy(
        () ->
            operations.stream()
                .filter(operation -> !operation.changesSomething())
                .forEach(
                    operation ->
                        attempts
                            .apply(operation)
                            .forEach(request -> judge(prey.byOneWhoMay(operation, request)))),
        "what only reads");
    operations.stream()
        .filter(ApiOperation::changesSomething)
        .forEach(operation -> tryChanges(operation, attempts.apply(operation)));
    assertThat(findings).isEmpty();
  }

  /** What is refused is sent once more by itself, if anything else was taken. */
  private void tryChanges(ApiOperation operation, List<Request> requests) {
    Map<String, String> before = TABLES.checksums();
    List<Request> refused =
        requests.stream()
            .map(request -> prey.byOneWhoMay(operation, request))
            .filter(sent -> judge(sent).status() >= 400)
            .toList();
    if (refused.size() == requests.size()) {
      assertThat(TABLES.checksums()).as("after " + operation.name()).isEqualTo(before);
    } else {
      unchangedBy(() -> refused.forEach(http::send), operation.name());
    }
  }

  private static Request with(Request plain, String json) {
    return new Request(
        plain.method(), plain.target(), plain.headers(), json.getBytes(), plain.chunked());
  }

  private static Request withType(Request plain, String type) {
    List<String> headers =
        plain.headers().stream()
            .map(line -> line.startsWith("Content-Type") ? "Content-Type: " + type : line)
            .toList();
    return new Request(plain.method(), plain.target(), headers, plain.body(), plain.chunked());
  }

  private static Request at(Request plain, String target) {
    return new Request(plain.method(), target, plain.headers(), plain.body(), plain.chunked());
  }

  private void expect(int status, Request request) {
    expect(Set.of(status), request);
  }

  private void expect(Set<Integer> statuses, Request request) {
    Answer answer = judge(request);
    if (!statuses.contains(answer.status())) {
      findings.add(request + " was answered " + answer.status() + " " + answer.body());
    }
  }

  private Answer judge(Request request) {
    Answer answer = http.send(request);
    List<String> flaws = AnswerRules.flawsOf(request, answer);
    if (!flaws.isEmpty()) {
      findings.add("%s %s: %s %s".formatted(answer.status(), flaws, request, answer.body()));
    }
    return answer;
  }

  private void unchanged(Runnable attempts) {
    unchangedBy(attempts, "all of this");
    assertThat(findings).isEmpty();
  }

  private void unchangedBy(Runnable attempts, String name) {
    Map<String, String> before = TABLES.checksums();
    attempts.run();
    assertThat(TABLES.checksums()).as("what is there after " + name).isEqualTo(before);
  }
}
