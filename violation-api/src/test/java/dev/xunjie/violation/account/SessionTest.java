package dev.xunjie.violation.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingStack;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signing in and out, over real HTTP. */
class SessionTest {
  @Test
  void letsTheFirstReviewerInAndTellsWhoItIs() {
    Answer whoami = TestingBrowser.reviewer().get("/api/session");

    assertThat(whoami.status()).isEqualTo(200);
    assertThat(whoami.json().path("username").asString()).isEqualTo("reviewer");
    assertThat(whoami.json().path("roles").valueStream().map(r -> r.asString()))
        .containsExactly("REVIEWER");
  }

  @Test
  void keepsTheSessionCookieFromScriptsAndOtherSites() {
    TestingBrowser stranger = TestingBrowser.stranger();
    Answer answer = stranger.signIn("reviewer", TestingStack.REVIEWER_PASSWORD);

    assertThat(answer.response().headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("XUNJIE_SESSION=")
                    .contains("HttpOnly")
                    .contains("SameSite=Strict"));
  }

  @Test
  void saysTheSameOfAWrongPasswordAndOfAnUnknownName() {
    Answer wrong = TestingBrowser.stranger().signIn("admin", "not the password");
    Answer unknown = TestingBrowser.stranger().signIn("nobody-at-all", "not the password");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(TestingBrowser.admin().get("/api/activity?subject=nobody-at-all").body())
        .contains("SIGN_IN_FAILED");
  }

  @Test
  void locksANameAfterFiveFailuresWhetherTheAccountExistsOrNot() {
    TestingBrowser.user("li.locked", "REVIEWER");
    for (String username : new String[] {"li.locked", "ghost.locked"}) {
      TestingBrowser guesser = TestingBrowser.stranger();
      for (int guess = 0; guess < 5; guess++) {
        assertThat(guesser.signIn(username, "guess " + guess).status()).isEqualTo(401);
      }
      Answer right = guesser.signIn(username, "password of " + username);
      assertThat(right.status()).isEqualTo(429);
      assertThat(right.code()).isEqualTo("sign-in-locked");
      assertThat(right.json().has("until")).isTrue();
    }
    assertThat(TestingBrowser.admin().get("/api/activity?subject=li.locked").body())
        .contains("SIGN_IN_LOCKED");
  }

  @Test
  void forgetsFailuresAfterASuccess() {
    TestingBrowser.user("wang.mistypes", "REVIEWER");
    TestingBrowser wang = TestingBrowser.stranger();
    for (int round = 0; round < 2; round++) {
      for (int mistake = 0; mistake < 4; mistake++) {
        assertThat(wang.signIn("wang.mistypes", "mistyped").status()).isEqualTo(401);
      }
      assertThat(wang.signIn("wang.mistypes", "password of wang.mistypes").status()).isEqualTo(200);
    }
  }

  @Test
  void endsTheSessionAtSignOutOnTheServerToo() {
    TestingBrowser reviewer = TestingBrowser.reviewer();
    String stolen = "XUNJIE_SESSION=" + reviewer.cookie("XUNJIE_SESSION").getValue();

    Answer signedOut = reviewer.delete("/api/session");

    assertThat(signedOut.status()).isEqualTo(204);
    assertThat(signedOut.header("Clear-Site-Data")).isEqualTo("\"cache\"");
    Answer unknown = reviewer.get("/api/session");
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.header("Clear-Site-Data")).isEmpty();
    assertThat(reviewer.delete("/api/session").header("Clear-Site-Data"))
        .as("of a session that is over already")
        .isEqualTo("\"cache\"");
    assertThat(TestingBrowser.stranger().getWithCookie("/api/session", stolen).status())
        .isEqualTo(401);
  }

  @Test
  void beginsAFreshSessionAndEndsTheOneThatTheBrowserHad() {
    TestingBrowser browser = TestingBrowser.reviewer();
    String former = "XUNJIE_SESSION=" + browser.cookie("XUNJIE_SESSION").getValue();

    browser.signedIn("reviewer", TestingStack.REVIEWER_PASSWORD);

    assertThat("XUNJIE_SESSION=" + browser.cookie("XUNJIE_SESSION").getValue())
        .isNotEqualTo(former);
    assertThat(TestingBrowser.stranger().getWithCookie("/api/session", former).status())
        .isEqualTo(401);
    assertThat(browser.get("/api/session").status()).isEqualTo(200);
  }

  @Test
  void letsAnOfficerInWhereTheySignedInBeforeWhileSomebodyElseGuesses() {
    TestingBrowser own = TestingBrowser.user("sun.guessed", "REVIEWER");
    TestingBrowser guesser = TestingBrowser.user("guesser", "REVIEWER");
    for (int guess = 0; guess < 5; guess++) {
      guesser.signIn("sun.guessed", "guess " + guess);
    }

    assertThat(guesser.signIn("sun.guessed", "password of sun.guessed").code())
        .isEqualTo("sign-in-locked");
    assertThat(own.signIn("sun.guessed", "password of sun.guessed").status()).isEqualTo(200);
  }

  @Test
  void locksAKnownBrowserTooAfterFiveFailures() {
    TestingBrowser own = TestingBrowser.user("qian.forgets", "REVIEWER");
    for (int guess = 0; guess < 5; guess++) {
      assertThat(own.signIn("qian.forgets", "guess " + guess).status()).isEqualTo(401);
    }

    assertThat(own.signIn("qian.forgets", "password of qian.forgets").status()).isEqualTo(429);
  }

  @Test
  void refusesAChangeWithoutTheCsrfToken() {
    TestingBrowser admin = TestingBrowser.admin();
    Answer refused =
        admin.send(
            "POST",
            "/api/users",
            "{\"username\":\"forged\",\"displayName\":\"x\",\"password\":\"0123456789\",\"roles\":[\"ADMIN\"]}",
            false);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("csrf-token-missing");
    Answer signIn = TestingBrowser.stranger().send("POST", "/api/session", "{}", false);
    assertThat(signIn.status()).isEqualTo(403);
  }

  @Test
  void changesAPasswordAndEndsTheOtherSessions() {
    TestingBrowser here = TestingBrowser.user("zhao", "REVIEWER");
    TestingBrowser elsewhere = TestingBrowser.stranger().signedIn("zhao", "password of zhao");

    assertThat(change(here, "wrong", "a new long password").code()).isEqualTo("wrong-password");
    assertThat(change(here, "password of zhao", "short").code()).isEqualTo("unfit-password");
    assertThat(change(here, "password of zhao", "password of zhao").code())
        .isEqualTo("same-password");
    assertThat(change(here, "password of zhao", "a new long password").status()).isEqualTo(204);

    assertThat(here.get("/api/session").status()).isEqualTo(200);
    assertThat(elsewhere.get("/api/session").status()).isEqualTo(401);
    assertThat(TestingBrowser.stranger().signIn("zhao", "a new long password").status())
        .isEqualTo(200);
  }

  @Test
  void countsGuessesOfThePasswordAtAnUnattendedConsole() {
    TestingBrowser console = TestingBrowser.user("feng.leaves", "REVIEWER");
    for (int guess = 0; guess < 5; guess++) {
      assertThat(change(console, "guess " + guess, "a new long password").status()).isEqualTo(403);
    }

    Answer right = change(console, "password of feng.leaves", "a new long password");

    assertThat(right.status()).isEqualTo(429);
    assertThat(right.code()).isEqualTo("password-change-locked");
  }

  @Test
  void createsUsersForAdministratorsAndSaysWhatIsWrongWithABadOne() {
    TestingBrowser admin = TestingBrowser.admin();

    assertThat(newUser(admin, "Chen Wei", "0123456789", "REVIEWER").status()).isEqualTo(400);
    assertThat(newUser(admin, "chen.wei", "short", "REVIEWER").code()).isEqualTo("unfit-password");
    assertThat(newUser(admin, "chen.wei", "0123456789", "BOSS").body()).contains("BOSS");
    assertThat(newUser(admin, "chen.wei", "0123456789", "REVIEWER", "AUDITOR").status())
        .isEqualTo(201);
    assertThat(newUser(admin, "chen.wei", "0123456789", "REVIEWER").code())
        .isEqualTo("username-taken");
  }

  private static Answer change(TestingBrowser user, String current, String next) {
    return user.put(
        "/api/session/password", Map.of("currentPassword", current, "newPassword", next));
  }

  private static Answer newUser(
      TestingBrowser admin, String username, String password, String... roles) {
    return admin.post(
        "/api/users",
        Map.of("username", username, "displayName", "陈伟", "password", password, "roles", roles));
  }
}
