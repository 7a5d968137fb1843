package dev.xunjie.standalone.demo;

import dev.xunjie.standalone.session.ApiSession;
import dev.xunjie.standalone.supervisor.Terminal;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The people of the demo's office, all of them invented: a second officer for the second
 * confirmation, a squad, and those who look on. What is there stays as it is.
 */
public final class DemoPeople {
  private static final String FIRST_OFFICER = "reviewer";

  private static final List<Person> PEOPLE =
      List.of(
          new Person("reviewer2", "复核员（演示）", "REVIEWER", Optional.empty(), true),
          new Person("squad", "中队队员（演示）", "SQUAD", Optional.of(DemoCity.SQUAD), true),
          new Person("legal", "法制员（演示）", "LEGAL", Optional.empty(), false),
          new Person("analyst", "分析员（演示）", "ANALYST", Optional.empty(), false),
          new Person("auditor", "执法监督（演示）", "AUDITOR", Optional.empty(), false));

  private DemoPeople() {}

  private record Person(
      String username, String name, String role, Optional<String> squad, boolean hasCertificate) {}

  /** Their user names. */
  public static List<String> usernames() {
    return PEOPLE.stream().map(Person::username).toList();
  }

  /**
   * Enters who isn't there yet. That they couldn't be is said on the terminal and stops nothing.
   *
   * @param administrator who enters them
   * @param password of all of them
   */
  public static void enter(ApiSession administrator, String password, Terminal terminal) {
    try {
      Set<String> known =
          administrator
              .get("api/users?limit=200")
              .path("items")
              .valueStream()
              .map(user -> user.path("username").asString())
              .collect(Collectors.toSet());
      for (Person person : PEOPLE) {
        if (!known.contains(person.username())) {
          administrator.post("api/users", user(person, password));
        }
        if (person.hasCertificate()) {
          certify(administrator, person.username());
        }
      }
      certify(administrator, FIRST_OFFICER);
    } catch (IOException unable) {
      terminal.say(
          "The demo's officers were not all entered, so its cases can't be confirmed by two: "
              + unable.getMessage());
    }
  }

  private static Map<String, Object> user(Person person, String password) {
    Map<String, Object> user =
        new HashMap<>(
            Map.of(
                "username", person.username(),
                "displayName", person.name(),
                "password", password,
                "mustChangePassword", false,
                "roles", List.of(person.role())));
    person.squad().ifPresent(squad -> user.put("squad", squad));
    return user;
  }

  private static void certify(ApiSession administrator, String username) throws IOException {
    String path = "api/users/%s".formatted(username);
    if (administrator.get(path).path("certificates").isEmpty()) {
      LocalDate today = LocalDate.now();
      administrator.post(
          path + "/certificates",
          Map.of(
              "number", "演示-" + username,
              "validFrom", today.minusDays(1).toString(),
              "validUntil", today.plusYears(1).toString()));
    }
  }
}
