package dev.xunjie.violation.console;

import static dev.xunjie.violation.TestingCases.act;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.takeAndAct;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ParkingZone;
import dev.xunjie.contracts.scene.LightLevel;
import dev.xunjie.contracts.scene.SceneFault;
import dev.xunjie.contracts.scene.SceneStatus;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingCases;
import dev.xunjie.violation.TestingSquads;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.account.Certificate;
import dev.xunjie.violation.account.Certificates;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A small city at work: cameras, people, squads, and cases of most states, for pictures of it. */
final class StreetCity {
  /** Who decides first; the password of everybody is {@code password of USERNAME}. */
  static final String REVIEWER = "wang.min";

  /** Who decides second. */
  static final String SECOND = "chen.jie";

  static final String LEGAL = "zhao.lei";

  static final String AUDITOR = "sun.yan";

  /** Of the squad that has tasks. */
  static final String MEMBER = "li.qiang";

  /** Who has not set a password of their own. */
  static final String NEWCOMER = "he.xin";

  private final TestingStack stack = TestingStack.shared();
  private final TestingBrowser admin = TestingBrowser.admin();
  private final StreetFrames frames;
  private final StreetIncidents incidents;
  private int certificates = 3271;
  private TestingBrowser first = admin;
  private TestingBrowser second = admin;

  StreetCity(StreetFrames frames) {
    this.frames = frames;
    incidents = new StreetIncidents(frames);
  }

  /** Fills the stack; what is to be shown of it, by name. */
  Map<String, String> fill() {
    stack.spool().records(frames.clip());
    places();
    cameras();
    people();
    first = of(REVIEWER);
    second = of(SECOND);
    return cases();
  }

  private void places() {
    put(
        "areas/hubin",
        "{\"name\":\"湖滨片区\",\"outline\":[[120.152,30.244],[120.166,30.243],[120.169,30.257],[120.158,30.262],[120.151,30.256]]}");
    put(
        "areas/chengbei",
        "{\"name\":\"城北片区\",\"outline\":[[120.151,30.256],[120.158,30.262],[120.169,30.257],[120.171,30.270],[120.149,30.268]]}");
    String always =
        Stream.of(DayOfWeek.values())
            .map("{\"weekday\":\"%s\",\"from\":\"06:00\",\"until\":\"22:00\"}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    put(
        "squads/zd-101",
        "{\"name\":\"湖滨中队\",\"phone\":\"0571-8700\",\"base\":[120.163,30.247],\"areas\":[\"hubin\"],\"duties\":%s}"
            .formatted(always));
    put(
        "squads/zd-102",
        "{\"name\":\"城北中队\",\"phone\":\"0571-8701\",\"base\":[120.160,30.266],\"areas\":[\"chengbei\"],\"duties\":%s}"
            .formatted(always));
  }

  private void cameras() {
    camera("hubin-01", "湖滨路平海路口", "朝东", "[120.158,30.253]", CameraState.STREAMING, Set.of());
    camera("hubin-02", "湖滨路 12 号", "朝北", "[120.162,30.250]", CameraState.STREAMING, Set.of());
    camera("xueshi-03", "学士路菜场门口", "朝西", "[120.157,30.258]", CameraState.STREAMING, Set.of());
    camera("zhongshan-04", "中山路步行街", "朝南", "[120.160,30.264]", CameraState.STALLED, Set.of());
    camera(
        "huancheng-05",
        "环城北路隧道口",
        "朝东",
        "[120.166,30.263]",
        CameraState.STREAMING,
        Set.of(SceneFault.MOVED, SceneFault.DARK));
    incidents.views().keySet().stream()
        .filter(id -> !id.startsWith("zh"))
        .forEach(TestingCases::approve);
    incidents.views().forEach((id, view) -> stack.spool().shows(id, frames.jpeg(3, view)));
  }

  private void camera(
      String id,
      String name,
      String direction,
      String place,
      CameraState state,
      Set<SceneFault> faults) {
    stack.send(
        Topic.CAMERAS,
        id,
        new CameraSettings(
            id,
            name,
            "rtsp://10.20.0.7/" + id,
            Optional.of(name),
            Optional.of(direction),
            Optional.of("330102-" + id.substring(id.length() - 2)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    Instant now = Instant.now();
    stack.send(
        Topic.CAMERA_STATUS,
        id,
        new CameraStatus(id, state, now.minusSeconds(26_000), Optional.of(now), 92_400, 12, 1, ""));
    stack.send(
        Topic.SCENE_STATUS,
        id,
        new SceneStatus(
            id,
            now.minusSeconds(3000),
            faults,
            faults.contains(SceneFault.DARK) ? LightLevel.NIGHT : LightLevel.DAY,
            Optional.empty()));
    stack.send(
        Topic.POLICIES,
        id,
        new CameraPolicy(
            id,
            3,
            List.of(ParkingZone.of("kerb", "北侧路缘禁停区", NormalisedPolygon.wholePicture(), 180))));
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> admin.get("/api/cameras/%s/squads".formatted(id)).status() == 200);
    put("cameras/%s/place".formatted(id), "{\"place\":%s}".formatted(place));
  }

  private void people() {
    person(REVIEWER, "王敏", "REVIEWER");
    person(SECOND, "陈洁", "REVIEWER");
    person(LEGAL, "赵磊", "LEGAL");
    person(AUDITOR, "孙燕", "AUDITOR");
    person("zhou.tao", "周涛", "ANALYST");
    person(MEMBER, "李强", "SQUAD");
    person("wu.gang", "吴刚", "SQUAD");
    inSquad(MEMBER, "zd-101");
    inSquad("wu.gang", "zd-102");
    require(
        admin.post(
            "/api/users",
            Map.of(
                "username",
                NEWCOMER,
                "displayName",
                "何欣",
                "password",
                "password of " + NEWCOMER,
                "roles",
                List.of("REVIEWER"))));
    require(
        admin.post(
            "/api/tokens",
            Map.of("name", "city-case-system", "roles", List.of("ANALYST"), "validDays", 365)));
  }

  private void person(String username, String name, String role) {
    require(
        admin.post(
            "/api/users",
            Map.of(
                "username",
                username,
                "displayName",
                name,
                "password",
                "password of " + username,
                "mustChangePassword",
                false,
                "roles",
                List.of(role))));
    if (role.equals("REVIEWER") || role.equals("SQUAD")) {
      stack
          .api()
          .getBean(Certificates.class)
          .add(
              new Certificate(
                  username,
                  "浙0102-%04d".formatted(certificates++),
                  LocalDate.now().minusYears(1),
                  LocalDate.now().plusYears(1)));
    }
  }

  private void inSquad(String username, String squad) {
    stack
        .database()
        .sql("update account set squad = :squad where username = :username")
        .param("squad", squad)
        .param("username", username)
        .update();
  }

  private Map<String, String> cases() {
    waiting();
    List<String> vans =
        LongStream.of(30, 37, 44, 29, 40, 60, 90, 120, 80)
            .mapToObj(
                hours ->
                    incidents.parking(
                        hours < 40 ? "hubin-02" : "hubin-01", StreetIncidents.VAN, hours))
            .toList();
    List<String> cars =
        LongStream.of(26, 150, 45, 70)
            .mapToObj(
                hours ->
                    incidents.parking(
                        hours < 50 ? "hubin-02" : "xueshi-03", StreetIncidents.BLUE_CAR, hours))
            .toList();
    List<String> goods = List.of(incidents.goods(50), incidents.goods(75));
    TestingBrowser squad = of(MEMBER);
    for (String id : vans.subList(0, 3)) {
      require(takeAndAct(first, TestingCases.sealed(id), "CONFIRM"));
    }
    require(takeAndAct(second, cars.get(0), "REJECT", "reason", "EMERGENCY_VEHICLE"));
    require(takeAndAct(second, goods.get(0), "REJECT", "reason", "PERMITTED", "note", "已批准外摆"));
    require(takeAndAct(first, vans.get(3), "REJECT", "reason", "NOT_IN_ZONE"));
    String open = sent(vans.get(4), "请先核对车牌，再劝离");
    String accepted = sent(vans.get(5), "");
    String late = sent(vans.get(6), "");
    String handled = sent(vans.get(7), "");
    String ordered = ordered(squad, goods.get(1));
    for (String id : List.of(accepted, late, handled)) {
      require(act(squad, id, "ACCEPT"));
      require(act(squad, id, "ARRIVE"));
      bring(squad, id, "BEFORE", 2);
    }
    bring(squad, handled, "AFTER", 9);
    require(act(squad, handled, "HANDLE", "note", "已劝离"));
    moveClock(late, "now() - interval '3 hours'");
    moveClock(accepted, "now() + interval '2 hours'");
    String notified = confirmed(cars.get(3));
    require(act(first, notified, "NOTIFY"));
    String closed = confirmed(cars.get(1));
    require(act(first, closed, "NOTIFY"));
    require(act(first, closed, "CLOSE", "note", "当事人接受，无需处罚"));
    confirmed(cars.get(2));
    String cancelled = confirmed(vans.get(8));
    require(act(first, cancelled, "CANCEL", "ground", "STOLEN_OR_CLONED_PLATE", "note", "报案回执"));
    return Map.of("open", open, "accepted", accepted, "handled", handled, "ordered", ordered);
  }

  /** What waits for the first officer, some of it too long. */
  private void waiting() {
    for (long hours : new long[] {1, 2, 3, 5, 20, 100, 140, 170, 215}) {
      incidents.parking(
          hours % 2 == 0 ? "hubin-01" : "hubin-02",
          hours % 3 == 0 ? StreetIncidents.BLUE_CAR : StreetIncidents.VAN,
          hours);
    }
    incidents.goods(4);
    incidents.truck(6);
    incidents.board(9);
  }

  private String ordered(TestingBrowser squad, String id) {
    confirmed(id);
    require(act(first, id, "DISPATCH", "squad", "zd-101", "note", "水果店占道"));
    require(act(squad, id, "ACCEPT"));
    bring(squad, id, "BEFORE", 5);
    require(
        act(squad, id, "ORDER_CORRECTION", "correctBy", LocalDate.now().plusDays(4).toString()));
    return id;
  }

  private String sent(String id, String note) {
    confirmed(id);
    require(act(first, id, "DISPATCH", "squad", "zd-101", "note", note));
    return id;
  }

  private String confirmed(String id) {
    require(takeAndAct(first, TestingCases.sealed(id), "CONFIRM"));
    require(takeAndAct(second, id, "COUNTER_CONFIRM"));
    return id;
  }

  private void bring(TestingBrowser squad, String id, String moment, int frame) {
    byte[] photo = frames.jpeg(frame, new StreetFrames.View(.6, 0, .4, false, 1));
    require(TestingSquads.bring(squad, id, moment, photo));
  }

  private void moveClock(String id, String due) {
    stack
        .database()
        .sql(
            "update case_clock set due_at = %s where incident_id = :id and kind = 'TASK'"
                .formatted(due))
        .param("id", id)
        .update();
    stack
        .database()
        .sql("update incident set due_at = %s where id = :id".formatted(due))
        .param("id", id)
        .update();
  }

  private TestingBrowser of(String username) {
    return TestingBrowser.stranger().signedIn(username, "password of " + username);
  }

  private void put(String path, String body) {
    require(admin.send("PUT", "/api/" + path, body, true));
  }
}
