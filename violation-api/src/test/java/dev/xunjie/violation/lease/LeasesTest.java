package dev.xunjie.violation.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingSettings;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.redis.RedisLink;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Leases in a real Redis. */
class LeasesTest {
  private final String id = TestingIncidents.newId();

  @Test
  void freesAnIncidentWhoseReviewerIsHeardOfNoMore() {
    Leases brief = leases(Duration.ofMillis(300));
    brief.acquire(id, "li");

    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> brief.acquire(id, "wang") instanceof Leases.Attempt.Granted);
  }

  @Test
  void tellsATakenLeaseFromARenewedOne() {
    Leases leases = leases(Duration.ofMinutes(10));

    assertThat(leases.acquire(id, "li"))
        .isInstanceOfSatisfying(
            Leases.Attempt.Granted.class, granted -> assertThat(granted.taken()).isTrue());
    assertThat(leases.acquire(id, "li"))
        .isInstanceOfSatisfying(
            Leases.Attempt.Granted.class, granted -> assertThat(granted.taken()).isFalse());
    assertThat(leases.acquire(id, "wang"))
        .isInstanceOfSatisfying(
            Leases.Attempt.HeldByOther.class,
            other -> assertThat(other.lease().holder()).isEqualTo("li"));
  }

  @Test
  void letsOnlyTheHolderGiveBack() {
    Leases leases = leases(Duration.ofMinutes(10));
    leases.acquire(id, "li");

    assertThat(leases.release(id, "wang")).isFalse();
    assertThat(leases.holderOf(id)).map(Lease::holder).contains("li");
    assertThat(leases.release(id, "li")).isTrue();
    assertThat(leases.holderOf(id)).isEmpty();
  }

  @Test
  void looksUpManyAtOnceAndLeavesOutWhatNobodyHolds() {
    Leases leases = leases(Duration.ofMinutes(10));
    String other = TestingIncidents.newId();
    leases.acquire(id, "li");

    assertThat(leases.holdersOf(List.of(other, id))).containsOnlyKeys(id);
    assertThat(leases.holdersOf(List.of())).isEmpty();
  }

  private static Leases leases(Duration leaseTime) {
    return new Leases(
        TestingStack.shared().api().getBean(RedisLink.class),
        Clock.systemUTC(),
        TestingSettings.of(Map.of("lease-time", leaseTime.toString())));
  }
}
