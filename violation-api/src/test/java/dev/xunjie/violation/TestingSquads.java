package dev.xunjie.violation;

import static dev.xunjie.violation.TestingCases.act;
import static dev.xunjie.violation.TestingCases.officer;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.takeAndAct;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;

/** Squads, people of squads, and what their phones take. */
public final class TestingSquads {
  private static String address = "";
  private static TestingBrowser admin = TestingBrowser.stranger();
  private static TestingBrowser first = admin;
  private static TestingBrowser second = admin;

  private TestingSquads() {}

  /** The same people every time, for signing in is slow by design. */
  private static synchronized void signIn() {
    if (!address.equals(TestingStack.shared().address())) {
      admin = TestingBrowser.admin();
      first = officer();
      second = officer("second.officer");
      address = TestingStack.shared().address();
    }
  }

  /** The first officer, who sends squads and closes cases. */
  public static TestingBrowser dispatcher() {
    signIn();
    return first;
  }

  /** A squad that nobody else knows. */
  public static String newSquad() {
    signIn();
    String id = "squad-" + UUID.randomUUID().toString().substring(0, 8);
    require(
        admin.put(
            "/api/squads/" + id,
            Map.of("name", "湖滨中队", "phone", "0571-5678", "base", List.of(120.16, 30.25))));
    return id;
  }

  /** A member of the squad; the password is {@code password of USERNAME}. */
  public static TestingBrowser member(String squad, String username) {
    signIn();
    require(
        admin.post(
            "/api/users",
            Map.of(
                "username",
                username,
                "displayName",
                "队员 " + username,
                "password",
                "password of " + username,
                "mustChangePassword",
                false,
                "roles",
                List.of("SQUAD"),
                "squad",
                squad)));
    return TestingBrowser.stranger().signedIn(username, "password of " + username);
  }

  /** A member of the squad of whom nobody has heard. */
  public static TestingBrowser member(String squad) {
    return member(squad, newUsername());
  }

  public static String newUsername() {
    return "member-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** A case of parking that was just sent to the squad. */
  public static String dispatchedTo(String squad) {
    signIn();
    String id = TestingCases.provenInQueue();
    require(takeAndAct(first, id, "CONFIRM"));
    require(takeAndAct(second, id, "COUNTER_CONFIRM"));
    require(act(first, id, "DISPATCH", "squad", squad, "note", "请尽快到场"));
    return id;
  }

  /** A case with sealed pictures and a video that was just sent to the squad to be looked at. */
  public static String sentToVerify(String squad) {
    signIn();
    String id = TestingIncidents.newId();
    TestingIncidents.send(
        TestingIncidents.openedWithPlate(id, TestingIncidents.scenes(id), TestingCases.newPlate()));
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                first.get("/api/incidents/" + id).json().path("evidence").path("revision").asInt()
                    > 0);
    require(takeAndAct(first, id, "VERIFY_ON_SITE", "squad", squad, "note", "请尽快到场"));
    return id;
  }

  /** A photo of the kerb, another one for every text. */
  public static byte[] photo(String text) {
    return TestingStreet.photo(text);
  }

  /** The picture as a file. */
  public static byte[] written(BufferedImage picture, String format) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(picture, format, bytes);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Brings a photo taken just now. */
  public static TestingBrowser.Answer bring(
      TestingBrowser member, String id, String moment, byte[] bytes) {
    return member.upload(
        photosOf(id, moment, Instant.now()), bytes, "image/jpeg", UUID.randomUUID().toString());
  }

  /** Where a photo of that moment is brought to. */
  public static String photosOf(String id, String moment, Instant takenAt) {
    return "/api/tasks/%s/photos?moment=%s&takenAt=%s".formatted(id, moment, takenAt);
  }
}
