package dev.xunjie.violation.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Signing in with a real OpenID Connect provider, by the code flow over HTTP. */
class OidcSignInTest {
  private static TestingProvider provider;
  private static ConfigurableApplicationContext api;

  private final TestingBrowser browser = TestingBrowser.at(TestingStack.addressOf(api));

  @BeforeAll
  static void start() throws IOException {
    provider = new TestingProvider();
    api =
        TestingStack.shared()
            .startApi(
                "XUNJIE_OIDC_ISSUER=" + provider.issuer(),
                "XUNJIE_OIDC_CLIENT_ID=" + TestingProvider.CLIENT_ID,
                "XUNJIE_OIDC_CLIENT_SECRET=" + TestingProvider.CLIENT_SECRET);
  }

  @AfterAll
  static void stop() {
    api.close();
    provider.close();
  }

  @BeforeEach
  void takesEverybodyForTheReviewer() {
    provider.user = "Reviewer";
  }

  @Test
  void opensAnOrdinarySessionForAnExistingAccount() {
    assertThat(browser.get("/api/sign-in-ways").json().path("oidc").asString())
        .isEqualTo("/api/session/oidc");

    Answer welcomed = browser.get(answerOfTheProvider());

    assertThat(welcomed.status()).isEqualTo(302);
    assertThat(welcomed.header("Location")).isEqualTo("/");
    assertThat(browser.get("/api/session").json().path("username").asString())
        .isEqualTo("reviewer");
    assertThat(browser.get("/api/incidents").status()).isEqualTo(200);
    assertThat(browser.delete("/api/session").status()).isEqualTo(204);
    assertThat(browser.get("/api/session").status()).isEqualTo(401);
    assertThat(TestingBrowser.admin().get("/api/activity?subject=reviewer").body())
        .contains(provider.issuer());
  }

  @Test
  void tellsSomebodyWithoutAnAccountSoAndMakesNone() {
    provider.user = "stranger.of.the.city";

    Answer refused = browser.get(answerOfTheProvider());

    assertThat(refused.header("Location")).isEqualTo("/?refused=oidc-unknown-account");
    assertThat(browser.get("/api/session").status()).isEqualTo(401);
    assertThat(TestingBrowser.admin().get("/api/users/stranger.of.the.city").status())
        .isEqualTo(404);
  }

  @Test
  void refusesAnAnswerThatThisBrowserDidNotAskFor() {
    String answer = answerOfTheProvider();
    TestingBrowser victim = TestingBrowser.at(TestingStack.addressOf(api));

    assertThat(victim.get(answer).header("Location")).isEqualTo("/?refused=oidc-refused");
    assertThat(victim.get("/api/session").status()).isEqualTo(401);
    assertThat(browser.get(answer + "x").header("Location"))
        .as("another state")
        .isEqualTo("/?refused=oidc-refused");
    assertThat(browser.get(answer).header("Location"))
        .as("once only")
        .isEqualTo("/?refused=oidc-refused");
  }

  @Test
  void refusesATokenThatAnotherKeySigned() {
    String answer = answerOfTheProvider();
    provider.signingKey = TestingProvider.newKey();
    try {
      assertThat(browser.get(answer).header("Location")).isEqualTo("/?refused=oidc-refused");
      assertThat(browser.get("/api/session").status()).isEqualTo(401);
    } finally {
      provider.signingKey = provider.publishedKey();
    }
  }

  @Test
  void isNotOfferedWhereNoProviderIsSet() {
    TestingBrowser elsewhere = TestingBrowser.stranger();

    assertThat(elsewhere.get("/api/sign-in-ways").json().has("oidc")).isFalse();
    assertThat(elsewhere.get("/api/session/oidc").code()).isEqualTo("oidc-not-set");
    assertThat(elsewhere.get("/api/session/oidc/callback?code=x&state=x").code())
        .isEqualTo("oidc-not-set");
  }

  /** Goes to the provider and returns where it sends the browser back to, as a path. */
  private String answerOfTheProvider() {
    Answer begun = browser.get("/api/session/oidc");
    assertThat(begun.status()).isEqualTo(302);
    assertThat(begun.header("Location"))
        .startsWith(provider.issuer() + "/authorize")
        .contains("code_challenge_method=S256", "nonce=");
    try {
      HttpResponse<Void> sentBack =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(begun.header("Location"))).build(),
                  HttpResponse.BodyHandlers.discarding());
      URI back = URI.create(sentBack.headers().firstValue("Location").orElseThrow());
      return back.getRawPath() + "?" + back.getRawQuery();
    } catch (IOException | InterruptedException unable) {
      throw new IllegalStateException("the provider does not answer", unable);
    }
  }
}
