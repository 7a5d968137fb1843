package dev.xunjie.standalone.demo;

import dev.xunjie.standalone.session.ApiSession;
import dev.xunjie.standalone.supervisor.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A city around the shipped clips: an area, a squad, the cameras' places and their approval, all of
 * them invented and called so in their texts. Without them the demo's cameras would gather nothing
 * but leads. What somebody has changed or entered since stays as it is.
 */
public final class DemoCity {
  private static final String AREA = "demo-area";

  /** Id of the squad. */
  static final String SQUAD = "demo-squad";

  /** Longitude and latitude; nothing of the clips was recorded there. */
  private static final Map<DemoCamera, List<Double>> CAMERA_PLACES =
      Map.of(
          DemoCamera.STREET, List.of(120.1551, 30.2741),
          DemoCamera.SHOP, List.of(120.1578, 30.2733));

  private static final List<Double> SQUAD_BASE = List.of(120.1602, 30.2702);
  private static final List<List<Double>> OUTLINE =
      List.of(
          List.of(120.1480, 30.2690),
          List.of(120.1635, 30.2672),
          List.of(120.1668, 30.2788),
          List.of(120.1530, 30.2815));

  /** The API reads its cameras from Kafka within a second or two of its start. */
  private static final Duration CAMERA_KNOWN_WITHIN = Duration.ofSeconds(60);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private DemoCity() {}

  /**
   * Enters what isn't there yet. That it couldn't be is said on the terminal and stops nothing.
   *
   * @param administrator who enters it
   * @throws InterruptedException if the stack is being stopped
   */
  public static void enter(ApiSession administrator, Terminal terminal)
      throws InterruptedException {
    try {
      if (lacks(administrator, "api/areas", "id", AREA)) {
        administrator.put("api/areas/" + AREA, Map.of("name", "演示片区", "outline", OUTLINE));
      }
      if (lacks(administrator, "api/squads", "id", SQUAD)) {
        administrator.put("api/squads/" + SQUAD, squad());
      }
      for (DemoCamera camera : DemoCamera.values()) {
        enter(camera, administrator);
      }
    } catch (IOException unable) {
      terminal.say(
          "The demo's area, squad and camera approval were not entered, so its incidents may be"
              + " leads only: "
              + unable.getMessage());
    }
  }

  private static void enter(DemoCamera camera, ApiSession administrator)
      throws IOException, InterruptedException {
    awaitCamera(administrator, camera.id());
    if (lacks(administrator, "api/places", "cameraId", camera.id())) {
      administrator.put(
          "api/cameras/%s/place".formatted(camera.id()),
          Map.of("place", CAMERA_PLACES.get(camera)));
    }
    String approval = "api/cameras/%s/approval".formatted(camera.id());
    if (administrator.get(approval + "/history").path("items").isEmpty()) {
      ZonedDateTime today = LocalDate.now().atStartOfDay(ZoneId.systemDefault());
      administrator.put(
          approval, Map.of("revision", 1, "entry", approval(camera, today.minusDays(1))));
    }
  }

  private static boolean lacks(ApiSession api, String list, String key, String id)
      throws IOException {
    return items(api, list).stream().noneMatch(one -> one.path(key).asString().equals(id));
  }

  private static List<JsonNode> items(ApiSession api, String list) throws IOException {
    return api.get(list).path("items").valueStream().toList();
  }

  private static void awaitCamera(ApiSession api, String id)
      throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(CAMERA_KNOWN_WITHIN);
    while (lacks(api, "api/cameras", "id", id)) {
      if (Instant.now().isAfter(deadline)) {
        throw new IOException("the API does not know the camera " + id);
      }
      Thread.sleep(LOOK_AGAIN.toMillis());
    }
  }

  private static Map<String, Object> squad() {
    return Map.of("name", "演示中队", "phone", "", "base", SQUAD_BASE, "areas", List.of(AREA));
  }

  /** From the day before, so that it holds for what the camera saw before it was entered. */
  private static Map<String, Object> approval(DemoCamera camera, ZonedDateTime from) {
    String day = from.toLocalDate().toString();
    return Map.of(
        "deviceNumber", camera.settings(0).deviceNumber().orElseThrow(),
        "legalReview", Map.of("on", day, "by", "演示法制科", "document", "演示数据，并非真实审核"),
        "technicalReview",
            Map.of(
                "on",
                day,
                "by",
                "演示检定机构",
                "document",
                "演示数据，并非真实检定",
                "verifiedUntil",
                from.toLocalDate().plusYears(1).toString()),
        "signsPlacedOn", day,
        "publication", Map.of("on", day, "where", "演示数据，并未公布"),
        "validFrom", from.toInstant().toString());
  }
}
