package dev.xunjie.violation.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingSettings;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.activity.TestingLog;
import dev.xunjie.violation.problem.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What administrators do with accounts, over real HTTP. */
class AccountsTest {
  private final TestingBrowser admin = TestingBrowser.admin();

  @Test
  void listsAccountsPageByPageAndFindsThemByName() {
    TestingBrowser.user("page.a", "SQUAD");
    TestingBrowser.user("page.b", "SQUAD");
    TestingBrowser.user("page.c", "SQUAD");
    List<String> found = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      Answer page = admin.get("/api/users?search=PAGE.&limit=2&cursor=" + cursor.get());
      assertThat(page.status()).isEqualTo(200);
      page.json().path("items").forEach(item -> found.add(item.path("username").asString()));
      cursor = page.json().path("next").asStringOpt();
    }

    assertThat(found).containsExactly("page.a", "page.b", "page.c");
  }

  @Test
  void changesRolesSquadAndAreasOfWhoIsSignedInFromTheirNextRequestOn() {
    TestingBrowser he = TestingBrowser.user("he.moves", "REVIEWER");

    Answer edited =
        admin.put(
            "/api/users/he.moves",
            Map.of(
                "displayName",
                "何队",
                "roles",
                Set.of("SQUAD"),
                "squad",
                "squad-3",
                "areas",
                List.of("east", "lake")));

    assertThat(edited.status()).isEqualTo(200);
    Answer whoami = he.get("/api/session");
    assertThat(whoami.json().path("displayName").asString()).isEqualTo("何队");
    assertThat(whoami.json().path("squad").asString()).isEqualTo("squad-3");
    assertThat(whoami.json().path("areas").valueStream().map(area -> area.asString()))
        .containsExactly("east", "lake");
    assertThat(he.get("/api/incidents").status()).isEqualTo(403);
    assertThat(admin.get("/api/activity?subject=he.moves").body())
        .contains("USER_EDITED", "squad-3", "lake");
  }

  @Test
  void disablesAnAccountWithItsSessionsAtOnceAndEnablesItAgain() {
    TestingBrowser lu = TestingBrowser.user("lu.leaves", "REVIEWER");

    Answer disabled = admin.put("/api/users/lu.leaves/disabled", Map.of());

    assertThat(disabled.json().has("disabledAt")).isTrue();
    assertThat(lu.get("/api/session").status()).isEqualTo(401);
    assertThat(lu.signIn("lu.leaves", "password of lu.leaves").code()).isEqualTo("sign-in-refused");
    Answer enabled = admin.delete("/api/users/lu.leaves/disabled");
    assertThat(enabled.json().has("disabledAt")).isFalse();
    assertThat(lu.get("/api/session").status()).as("the old session stays over").isEqualTo(401);
    assertThat(lu.signIn("lu.leaves", "password of lu.leaves").status()).isEqualTo(200);
    assertThat(admin.get("/api/activity?subject=lu.leaves").body())
        .contains("USER_DISABLED", "USER_ENABLED");
  }

  @Test
  void resetsAForgottenPasswordToAOneTimeOne() {
    TestingBrowser ma = TestingBrowser.user("ma.forgot", "REVIEWER");

    Answer reset = admin.post("/api/users/ma.forgot/password-reset", Map.of());
    String oneTime = reset.json().path("oneTimePassword").asString();

    assertThat(ma.get("/api/session").status()).isEqualTo(401);
    assertThat(ma.signIn("ma.forgot", "password of ma.forgot").status()).isEqualTo(401);
    ma.signedIn("ma.forgot", oneTime);
    assertThat(ma.get("/api/session").json().path("mustChangePassword").asBoolean()).isTrue();
    assertThat(ma.get("/api/incidents").code()).isEqualTo("password-change-required");
    assertThat(
            ma.put(
                    "/api/session/password",
                    Map.of("currentPassword", oneTime, "newPassword", "chosen by ma alone"))
                .status())
        .isEqualTo(204);
    assertThat(ma.get("/api/session").json().path("mustChangePassword").asBoolean()).isFalse();
    assertThat(ma.get("/api/incidents").status()).isEqualTo(200);
    assertThat(TestingBrowser.stranger().signIn("ma.forgot", oneTime).status()).isEqualTo(401);
    assertThat(admin.get("/api/activity?subject=ma.forgot").body())
        .contains("PASSWORD_RESET")
        .doesNotContain(oneTime);
  }

  @Test
  void asksForAnotherPasswordThanTheOneThatAnAdministratorChose() {
    Answer created =
        admin.post(
            "/api/users",
            Map.of(
                "username", "hu.new",
                "displayName", "胡",
                "password", "chosen by the admin",
                "roles", List.of("LEGAL")));

    assertThat(created.json().path("mustChangePassword").asBoolean()).isTrue();
    assertThat(created.json().has("oneTimePassword")).isFalse();
  }

  @Test
  void keepsAdministratorsFromShuttingThemselvesOut() {
    assertThat(admin.put("/api/users/admin/disabled", Map.of()).code()).isEqualTo("own-account");
    assertThat(admin.post("/api/users/admin/password-reset", Map.of()).code())
        .isEqualTo("own-account");
  }

  @Test
  void keepsTheLastAdministrator() {
    DataSource database = TestingStack.shared().newDatabase("last_administrator");
    JdbcClient client = JdbcClient.create(database);
    AccountStore accounts =
        new AccountStore(client, Clock.systemUTC(), new PasswordHashing().passwords());
    TransactionTemplate transactions =
        new TransactionTemplate(new JdbcTransactionManager(database));
    AccountEditor editor =
        new AccountEditor(
            accounts,
            new SessionStore(client, Clock.systemUTC(), TestingSettings.of(Map.of())),
            TestingLog.in(client, transactions),
            transactions);
    SignedIn other = signedIn("other");
    accounts.add(account("first", Role.ADMIN), "password of first", false);
    accounts.add(account("second", Role.ADMIN), "password of second", false);

    editor.disable("second", other);

    assertThat(refusal(() -> editor.disable("first", other))).isEqualTo("last-administrator");
    assertThat(refusal(() -> editor.edit(account("first", Role.AUDITOR), other)))
        .isEqualTo("last-administrator");
    assertThat(accounts.withPassword("first", "password of first").orElseThrow().roles())
        .containsExactly(Role.ADMIN);
    editor.enable("second", other);
    editor.edit(account("first", Role.AUDITOR), other);
    assertThat(refusal(() -> editor.disable("second", other))).isEqualTo("last-administrator");
  }

  @Test
  void keepsAnOfficersCertificates() {
    TestingBrowser.user("shi.certified", "REVIEWER");
    String path = "/api/users/shi.certified/certificates";
    Map<String, String> certificate =
        Map.of("number", "浙A-33-01", "validFrom", "2020-01-01", "validUntil", "2100-12-31");

    assertThat(admin.post(path, certificate).status()).isEqualTo(201);
    assertThat(admin.post(path, certificate).code()).isEqualTo("certificate-taken");
    assertThat(number("shi.certified")).isEqualTo("浙A-33-01");

    Map<String, String> over = Map.of("validFrom", "2020-01-01", "validUntil", "2020-12-31");
    assertThat(admin.put(path + "/%E6%B5%99A-33-01", over).status()).isEqualTo(200);
    assertThat(number("shi.certified")).isEmpty();
    assertThat(admin.get("/api/users/shi.certified").body()).contains("2020-12-31");
    assertThat(admin.get("/api/activity?subject=shi.certified").body())
        .contains("CERTIFICATE_SAVED", "2020-12-31");

    assertThat(admin.put(path + "/none", over).code()).isEqualTo("unknown-certificate");
    assertThat(admin.put(path + "/%3Cb%3E", over).code()).isEqualTo("unknown-certificate");
    assertThat(
            admin
                .put(path + "/x", Map.of("validFrom", "2020-01-02", "validUntil", "2019-01-01"))
                .code())
        .isEqualTo("malformed-request");
  }

  @Test
  void saysWhatIsWrongWithABadRequest() {
    assertThat(admin.get("/api/users/nobody.here").code()).isEqualTo("unknown-user");
    assertThat(admin.put("/api/users/nobody.here/disabled", Map.of()).status()).isEqualTo(404);
    assertThat(admin.post("/api/users/nobody.here/password-reset", Map.of()).status())
        .isEqualTo(404);
    assertThat(admin.put("/api/users/reviewer", Map.of("displayName", "x")).status())
        .isEqualTo(400);
    assertThat(create("blank.name", " ", "REVIEWER").status()).isEqualTo(400);
    assertThat(create("no.role", "x").status()).isEqualTo(400);
    assertThat(admin.get("/api/users?limit=many").status()).isEqualTo(400);
    assertThat(admin.get("/api/users?search=%25_'&limit=-1").status()).isEqualTo(200);
    assertThat(
            admin
                .put(
                    "/api/users/reviewer",
                    Map.of("displayName", "x", "roles", Set.of("SQUAD"), "areas", List.of("a b")))
                .status())
        .isEqualTo(400);
  }

  private Answer create(String username, String displayName, String... roles) {
    return admin.post(
        "/api/users", Map.of("username", username, "displayName", displayName, "roles", roles));
  }

  private String number(String username) {
    return admin.get("/api/users/" + username).json().path("certificateNumber").asString("");
  }

  private static String refusal(Runnable change) {
    try {
      change.run();
      return "";
    } catch (Problem refused) {
      return String.valueOf(refused.getBody().getProperties().get("code"));
    }
  }

  private static Account account(String username, Role role) {
    return new Account(username, username, Set.of(role), Optional.empty(), Set.of());
  }

  private static SignedIn signedIn(String username) {
    return new SignedIn(
        username,
        username,
        Set.of(Role.ADMIN),
        Optional.empty(),
        Set.of(),
        Standing.OFFICER,
        "192.0.2.1",
        "");
  }
}
