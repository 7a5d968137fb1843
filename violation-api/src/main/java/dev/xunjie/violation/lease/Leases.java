package dev.xunjie.violation.lease;

import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.redis.RedisLink;
import io.lettuce.core.ScriptOutputType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who works on which incident, in Redis: shared by all instances, and gone by itself when a browser
 * is heard of no more. A lease keeps two people from doing the same work; that only one decision
 * counts is the database's business.
 */
@Component
public final class Leases {
  /** Takes a free lease, or renews one's own: {holder, remaining ms, 1 if it is new}. */
  private static final String ACQUIRE =
      """
      local holder = redis.call('GET', KEYS[1])
      if not holder then
        redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2])
        return {ARGV[1], ARGV[2], '1'}
      end
      if holder == ARGV[1] then
        redis.call('PEXPIRE', KEYS[1], ARGV[2])
        return {holder, ARGV[2], '0'}
      end
      return {holder, tostring(redis.call('PTTL', KEYS[1])), '0'}
      """;

  /** Gives back one's own lease: 1 if it was. */
  private static final String RELEASE =
      """
      if redis.call('GET', KEYS[1]) == ARGV[1] then
        return redis.call('DEL', KEYS[1])
      end
      return 0
      """;

  /** Holder and remaining ms of each key, flat; an empty holder where there is none. */
  private static final String LOOK =
      """
      local found = {}
      for i, key in ipairs(KEYS) do
        found[#found + 1] = redis.call('GET', key) or ''
        found[#found + 1] = tostring(redis.call('PTTL', key))
      end
      return found
      """;

  private final RedisLink redis;
  private final Clock clock;
  private final Duration leaseTime;

  Leases(RedisLink redis, Clock clock, ApiSettings settings) {
    this.redis = redis;
    this.clock = clock;
    this.leaseTime = settings.leaseTime();
  }

  /** How an attempt to take an incident ended. */
  public sealed interface Attempt {
    /** The user has it; {@code taken} now, or had it and renewed it. */
    record Granted(Lease lease, boolean taken) implements Attempt {}

    /** Somebody else has it. */
    record HeldByOther(Lease lease) implements Attempt {}
  }

  /**
   * Takes the incident for the user, or renews the user's lease.
   *
   * @throws dev.xunjie.violation.redis.RedisAwayException if nobody can know
   */
  public Attempt acquire(String incidentId, String username) {
    List<String> answer =
        redis.call(
            commands ->
                commands.eval(
                    ACQUIRE,
                    ScriptOutputType.MULTI,
                    new String[] {key(incidentId)},
                    username,
                    String.valueOf(leaseTime.toMillis())));
    Lease lease = lease(answer.get(0), answer.get(1));
    return lease.holder().equals(username)
        ? new Attempt.Granted(lease, answer.get(2).equals("1"))
        : new Attempt.HeldByOther(lease);
  }

  /** Gives the incident back; false if the user didn't hold it. */
  public boolean release(String incidentId, String username) {
    Long released =
        redis.call(
            commands ->
                commands.eval(
                    RELEASE, ScriptOutputType.INTEGER, new String[] {key(incidentId)}, username));
    return released == 1;
  }

  /** Who holds the incident now. */
  public Optional<Lease> holderOf(String incidentId) {
    return Optional.ofNullable(holdersOf(List.of(incidentId)).get(incidentId));
  }

  /** Who holds which of the incidents; those that nobody holds are left out. */
  public Map<String, Lease> holdersOf(List<String> incidentIds) {
    if (incidentIds.isEmpty()) {
      return Map.of();
    }
    String[] keys = incidentIds.stream().map(Leases::key).toArray(String[]::new);
    List<String> answer =
        redis.call(
            commands ->
                new ArrayList<>(commands.<List<String>>eval(LOOK, ScriptOutputType.MULTI, keys)));
    Map<String, Lease> holders = new HashMap<>();
    for (int i = 0; i < incidentIds.size(); i++) {
      String holder = answer.get(2 * i);
      if (!holder.isEmpty()) {
        holders.put(incidentIds.get(i), lease(holder, answer.get(2 * i + 1)));
      }
    }
    return holders;
  }

  private Lease lease(String holder, String remainingMillis) {
    Instant until = clock.instant().plusMillis(Math.max(0, Long.parseLong(remainingMillis)));
    return new Lease(holder, until);
  }

  private static String key(String incidentId) {
    return "lease:" + incidentId;
  }
}
