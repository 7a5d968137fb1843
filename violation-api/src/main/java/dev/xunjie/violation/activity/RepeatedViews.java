package dev.xunjie.violation.activity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.redis.RedisAwayException;
import dev.xunjie.violation.redis.RedisLink;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Records views that a page renews by itself: the same view by the same person once a minute, for a
 * picture every other second would bury the record. A view that shows anything else is another one.
 * Which views of the last minute stand there already is known to all instances by Redis; with Redis
 * away every view is recorded, for too much is better than nothing.
 */
@Component
public final class RepeatedViews {
  private static final Duration ONE_ENTRY = Duration.ofMinutes(1);

  private final RedisLink redis;
  private final ActivityLog activities;

  RepeatedViews(RedisLink redis, ActivityLog activities) {
    this.redis = redis;
    this.activities = activities;
  }

  /** Records the view, unless the very same was recorded within the minute. */
  public void record(Actor actor, Activity.Kind kind, String subject, Map<String, Object> detail) {
    String view =
        Columns.json(
            List.of(kind, actor.username(), actor.address(), subject, new TreeMap<>(detail)));
    String key = "xunjie:viewed:" + Sha256.of(view.getBytes(UTF_8)).hex();
    if (!isNew(key)) {
      return;
    }
    try {
      activities.record(actor, kind, subject, detail);
    } catch (RuntimeException unrecorded) {
      forget(key);
      throw unrecorded;
    }
  }

  private boolean isNew(String key) {
    try {
      return redis.call(
          commands -> commands.set(key, "", SetArgs.Builder.nx().px(ONE_ENTRY)) != null);
    } catch (RedisAwayException away) {
      return true;
    }
  }

  private void forget(String key) {
    try {
      redis.call(commands -> commands.del(key));
    } catch (RedisAwayException away) {
      // Then it was never set, or is forgotten in a minute.
    }
  }
}
