package dev.xunjie.violation.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingStack;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Limits on requests, at an instance that allows next to none. */
class RequestLimitsTest {
  private static final int SIGN_INS = 4;
  private static final int ACCOUNT_REQUESTS = 12;

  private static ConfigurableApplicationContext strict;

  @BeforeAll
  static void start() {
    strict =
        TestingStack.shared()
            .startApi(
                "XUNJIE_LIMIT_SIGN_INS=" + SIGN_INS,
                "XUNJIE_LIMIT_ACCOUNT_REQUESTS=" + ACCOUNT_REQUESTS,
                "XUNJIE_LIMIT_ADDRESS_REQUESTS=60");
  }

  @AfterAll
  static void stop() {
    strict.close();
  }

  /** One story, for all three limits see the same address. */
  @Test
  void refuseWhatIsTooMuchAndSayWhenToComeBack() {
    TestingBrowser reviewer = TestingBrowser.at(TestingStack.addressOf(strict));
    reviewer.signedIn("reviewer", TestingStack.REVIEWER_PASSWORD);

    Answer tooMuchForOneAccount = untilRefused(reviewer, "/api/session", ACCOUNT_REQUESTS + 2);
    assertThat(tooMuchForOneAccount.body()).contains("account");
    assertThat(untilRefused(reviewer, "/api/cameras", 1).code()).isEqualTo("too-many-requests");

    TestingBrowser guesser = TestingBrowser.at(TestingStack.addressOf(strict));
    guesser.get("/api/session");
    Answer guess = guesser.get("/api/session");
    for (int attempt = 0; attempt <= SIGN_INS && guess.status() != 429; attempt++) {
      guess =
          guesser.post(
              "/api/session",
              Map.of("username", "sprayed." + attempt, "password", "a usual password"));
    }
    assertThat(guess.status()).isEqualTo(429);
    assertThat(guess.body()).contains("sign-ins");
    assertThat(Integer.parseInt(guess.header("Retry-After"))).isBetween(1, 60);

    Answer tooMuchFromOneAddress = untilRefused(guesser, "/api/incidents", 100);
    assertThat(tooMuchFromOneAddress.body()).contains("address");
    assertThat(guesser.get("/console/app.js").status()).isEqualTo(200);
  }

  @Test
  void countAllAddressesOfAnIpv6SubscriberTogether() {
    assertThat(ClientNetwork.of("2001:db8:1:2:aaaa::1"))
        .isEqualTo(ClientNetwork.of("2001:db8:1:2:bbbb::2"))
        .isNotEqualTo(ClientNetwork.of("2001:db8:1:3::1"));
    assertThat(ClientNetwork.of("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(ClientNetwork.of("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(ClientNetwork.of("not:an:address")).isEqualTo("not:an:address");
  }

  private static Answer untilRefused(TestingBrowser browser, String path, int most) {
    Answer answer = browser.get(path);
    for (int more = 1; more < most && answer.status() != 429; more++) {
      answer = browser.get(path);
    }
    assertThat(answer.status()).isEqualTo(429);
    return answer;
  }
}
