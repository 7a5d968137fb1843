package dev.xunjie.violation.camera;

import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.activity.Actor;
import dev.xunjie.violation.redis.RedisAwayException;
import dev.xunjie.violation.redis.RedisLink;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Records who watched which camera: once a minute while they look on, for a picture every other
 * second would bury the record. Which minutes stand there already is known to all instances by
 * Redis; with Redis away every picture is recorded, for too much is better than nothing.
 */
@Component
final class WatchRecord {
  private static final Duration ONE_ENTRY = Duration.ofMinutes(1);

  private final RedisLink redis;
  private final ActivityLog activities;

  WatchRecord(RedisLink redis, ActivityLog activities) {
    this.redis = redis;
    this.activities = activities;
  }

  void add(Actor actor, String cameraId) {
    String key = "xunjie:watched:%s:%s".formatted(actor.username(), cameraId);
    if (!isNew(key)) {
      return;
    }
    try {
      activities.record(actor, Activity.Kind.CAMERA_WATCHED, cameraId, Map.of());
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
