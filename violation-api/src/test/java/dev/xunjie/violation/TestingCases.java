package dev.xunjie.violation;

import static dev.xunjie.violation.TestingIncidents.CAMERA;
import static dev.xunjie.violation.TestingIncidents.awaitIncident;
import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.TestingIncidents.send;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.account.Certificate;
import dev.xunjie.violation.account.Certificates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Cases that lack nothing, and officers who may decide them. */
public final class TestingCases {
  private static final TestingStack STACK = TestingStack.shared();

  private static final AtomicInteger PLATES = new AtomicInteger(10_000);

  private TestingCases() {}

  /** A reviewer with a certificate. */
  public static TestingBrowser officer(String username) {
    TestingBrowser officer = TestingBrowser.user(username, "REVIEWER");
    certify(username);
    return officer;
  }

  /** The first of the officers, with a certificate. */
  public static TestingBrowser officer() {
    return officer("first-officer");
  }

  /** The id of the tests' squad. */
  public static final String SQUAD = "squad-of-the-tests";

  /** Somebody of the tests' squad, with a certificate. */
  public static TestingBrowser squad(String username) {
    return squad(username, SQUAD);
  }

  /** Makes sure that there is this squad. */
  public static void createSquad(String squad) {
    require(
        TestingBrowser.admin()
            .put(
                "/api/squads/" + squad,
                Map.of("name", "湖滨中队", "phone", "0571-5678", "base", List.of(120.16, 30.25))));
  }

  /** Somebody of that squad, with a certificate. */
  public static TestingBrowser squad(String username, String squad) {
    TestingBrowser.user(username, "SQUAD");
    createSquad(squad);
    STACK
        .database()
        .sql("update account set squad = :squad where username = :username")
        .param("squad", squad)
        .param("username", username)
        .update();
    certify(username);
    return TestingBrowser.stranger().signedIn(username, "password of " + username);
  }

  /** Says that the squad took a picture there. */
  public static void photo(String id, String moment) {
    STACK
        .database()
        .sql(
            """
            insert into task_photo (id, incident_id, moment, sha256, bytes, content_type, taken_at,
              uploaded_by, uploaded_at)
            values (:photo, :id, :moment, :sha, 1, 'image/jpeg', now(), 'admin', now())
            """)
        .param("photo", TestingIncidents.newId())
        .param("id", id)
        .param("moment", moment)
        .param("sha", "0".repeat(64))
        .update();
  }

  private static void certify(String username) {
    STACK
        .api()
        .getBean(Certificates.class)
        .add(
            new Certificate(
                username,
                "证-" + username.replace('.', '-'),
                LocalDate.now().minusYears(1),
                LocalDate.now().plusYears(1)));
  }

  /** Parking with a plate nobody else has, in the queue, with all that a case needs. */
  public static String provenInQueue() {
    return provenInQueue(newPlate());
  }

  /** Parking with that plate, in the queue, with all that a case needs. */
  public static String provenInQueue(String plate) {
    String id = newId();
    Instant at = TestingIncidents.VIOLATION_AT;
    send(
        TestingIncidents.openedWithPlate(
            id, List.of(TestingIncidents.stillOfFrame(Still.Moment.VIOLATION, at, id)), plate));
    awaitIncident(id);
    prove(id);
    return id;
  }

  /** Gives the case complete evidence and its camera an approval, as far as the law looks. */
  public static void prove(String id) {
    approve(CAMERA);
    complete(id);
  }

  /** Says that the evidence has all that the offence asks for. */
  public static void complete(String id) {
    STACK
        .database()
        .sql(
            """
            insert into evidence_bundle values
              (:id, 1000, 0, repeat('0', 64), repeat('0', 64), 1, '[]', '[]', now())
            on conflict do nothing
            """)
        .param("id", id)
        .update();
  }

  /** Approves the camera for all time. */
  public static synchronized void approve(String camera) {
    Answer known = TestingBrowser.admin().get("/api/cameras/" + camera + "/approval");
    if (known.status() == 200 && known.body().contains("2020-01-01")) {
      return;
    }
    STACK
        .database()
        .sql(
            """
            insert into camera_approval (camera_id, revision, device_number, legal_review_on,
              legal_review_by, legal_review_document, technical_review_on, technical_review_by,
              technical_review_document, verified_until, signs_placed_on, published_on,
              published_where, valid_from, valid_until, edited_by, edited_at)
            values (:camera, 1, '330102-0417', '2020-01-01', '法制科', '文号 1', '2020-01-01',
              '计量院', '文号 2', '2099-01-01', '2020-01-01', '2020-01-01', '官网', '2020-01-02',
              '2098-01-01', 'admin', now())
            on conflict do nothing
            """)
        .param("camera", camera)
        .update();
  }

  /** Parking with that plate, seen by that camera at that time, in the queue. */
  public static String platedInQueue(String camera, Instant violationAt, String plate) {
    String id = tellPlated(camera, violationAt, plate);
    awaitIncident(id);
    return id;
  }

  /** So many cases of that camera in the queue that lack nothing, if it is approved. */
  public static Set<String> provenInQueueOf(String camera, int count) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < count; i++) {
      ids.add(tellPlated(camera, TestingIncidents.VIOLATION_AT, newPlate()));
    }
    ids.forEach(TestingIncidents::awaitIncident);
    ids.forEach(TestingCases::complete);
    return ids;
  }

  /** Parking seen by that camera, in the queue, with real pictures and sealed evidence. */
  public static String sealedInQueue(String camera) {
    String id = newId();
    IncidentEvent event =
        TestingIncidents.openedWithPlate(id, TestingIncidents.scenes(camera, id), newPlate());
    send(TestingIncidents.seenBy(camera, TestingIncidents.VIOLATION_AT, event));
    return sealed(id);
  }

  /** Waits until the case's evidence is sealed; the case's id. */
  public static String sealed(String id) {
    TestingBrowser observer = TestingBrowser.observer();
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> observer.get("/api/incidents/" + id).json(),
            incident -> incident.path("evidence").path("revision").asInt() > 0);
    return id;
  }

  private static String tellPlated(String camera, Instant violationAt, String plate) {
    String id = newId();
    IncidentEvent event =
        TestingIncidents.openedWithPlate(
            id,
            List.of(
                TestingIncidents.still(
                    Still.Moment.VIOLATION, violationAt, new FrameReference(0, 0))),
            plate);
    send(TestingIncidents.seenBy(camera, violationAt, event));
    return id;
  }

  /** Lets the user see what cameras of a new area see only: of these cameras, and of no other. */
  public static void confine(String username, String... cameras) {
    String area = "area-" + newId();
    STACK
        .database()
        .sql(
            "insert into area values (:area, :area, '[[120,30],[121,30],[121,31]]', 'admin', now())")
        .param("area", area)
        .update();
    for (String camera : cameras) {
      place(camera, area);
    }
    STACK
        .database()
        .sql("update account set areas = array[:area] where username = :username")
        .param("area", area)
        .param("username", username)
        .update();
  }

  private static void place(String camera, String area) {
    STACK
        .database()
        .sql(
            """
            insert into camera_place values (:camera, 120, 30, 'admin', now())
            on conflict do nothing
            """)
        .param("camera", camera)
        .update();
    STACK
        .database()
        .sql("insert into camera_area (area_id, camera_id) values (:area, :camera)")
        .param("area", area)
        .param("camera", camera)
        .update();
  }

  /** A plate that no other case has. */
  public static String newPlate() {
    return "浙K%05d".formatted(PLATES.incrementAndGet());
  }

  public static Answer take(TestingBrowser user, String id) {
    return user.put("/api/incidents/%s/lease".formatted(id), Map.of());
  }

  /** Does it with what is said: pairs of name and value. */
  public static Answer act(TestingBrowser user, String id, String action, Object... said) {
    Map<String, Object> body = new HashMap<>(Map.of("action", action));
    for (int i = 0; i < said.length; i += 2) {
      body.put((String) said[i], said[i + 1]);
    }
    return user.post("/api/incidents/%s/actions".formatted(id), body);
  }

  /** Takes it, then does it. */
  public static Answer takeAndAct(TestingBrowser user, String id, String action, Object... said) {
    take(user, id);
    return act(user, id, action, said);
  }

  /** A case that two officers confirmed. */
  public static String counterConfirmed() {
    String id = provenInQueue();
    require(takeAndAct(officer(), id, "CONFIRM"));
    require(takeAndAct(officer("second.officer"), id, "COUNTER_CONFIRM"));
    return id;
  }

  /** Fails unless the answer is good. */
  public static Answer require(Answer answer) {
    if (answer.status() / 100 != 2) {
      throw new AssertionError(answer.status() + ": " + answer.body());
    }
    return answer;
  }
}
