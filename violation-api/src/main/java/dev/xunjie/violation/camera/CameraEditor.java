package dev.xunjie.violation.camera;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.activity.Actor;
import dev.xunjie.violation.kafka.TopicWriter;
import dev.xunjie.violation.postgres.Columns;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Changes cameras and policies: the change is written to Kafka last in the transaction that records
 * it, so that nothing changes without a record.
 */
@Component
final class CameraEditor {
  private final CameraRegister register;
  private final TopicWriter topics;
  private final ActivityLog activities;
  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final Clock clock;

  CameraEditor(
      CameraRegister register,
      TopicWriter topics,
      ActivityLog activities,
      JdbcClient database,
      TransactionOperations transactions,
      Clock clock) {
    this.register = register;
    this.topics = topics;
    this.activities = activities;
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** How a change of policy ended. */
  sealed interface PolicyOutcome {
    /** It holds from now on. */
    record Saved(CameraPolicy policy) implements PolicyOutcome {}

    /** The version that was asked for isn't the next one: somebody else was faster. */
    record Outdated(int currentVersion) implements PolicyOutcome {}
  }

  /**
   * Adds or changes a camera. An address equal to the known one without its password keeps the
   * password, so that what was read can be written back.
   */
  CameraSettings save(CameraSettings wanted, Actor actor) {
    CameraSettings camera =
        register
            .settings(wanted.id())
            .filter(known -> known.streamUrlWithoutPassword().equals(wanted.streamUrl()))
            .map(known -> withStreamUrl(wanted, known.streamUrl()))
            .orElse(wanted);
    transactions.executeWithoutResult(
        status -> {
          activities.record(
              actor,
              Activity.Kind.CAMERA_SAVED,
              camera.id(),
              Map.of("name", camera.name(), "streamUrl", camera.streamUrlWithoutPassword()));
          topics.write(Topic.CAMERAS, camera.id(), camera);
        });
    register.learn(camera);
    return camera;
  }

  void remove(String cameraId, Actor actor) {
    transactions.executeWithoutResult(
        status -> {
          activities.record(actor, Activity.Kind.CAMERA_REMOVED, cameraId, Map.of());
          topics.remove(Topic.CAMERAS, cameraId);
        });
    register.forgetSettings(cameraId);
  }

  /**
   * Changes what is enforced in a camera's picture.
   *
   * @param expectedVersion the version it shall get, if the caller insists; else the next one
   * @param policyOfVersion the policy, given the version it gets
   */
  PolicyOutcome savePolicy(
      String cameraId,
      Optional<Integer> expectedVersion,
      IntFunction<CameraPolicy> policyOfVersion,
      Actor actor) {
    return transactions.execute(
        status -> {
          database
              .sql("select pg_advisory_xact_lock(hashtextextended(:camera, 0))")
              .param("camera", cameraId)
              .query((row, number) -> row.getObject(1))
              .list();
          int current = currentVersion(cameraId);
          if (expectedVersion.isPresent() && expectedVersion.get() != current + 1) {
            return new PolicyOutcome.Outdated(current);
          }
          CameraPolicy policy = policyOfVersion.apply(current + 1);
          keep(policy, actor);
          topics.write(Topic.POLICIES, cameraId, policy);
          register.learn(policy);
          return new PolicyOutcome.Saved(policy);
        });
  }

  private int currentVersion(String cameraId) {
    int recorded =
        database
            .sql("select coalesce(max(version), 0) from policy_edit where camera_id = :camera")
            .param("camera", cameraId)
            .query(Integer.class)
            .single();
    return Math.max(recorded, register.policy(cameraId).map(CameraPolicy::version).orElse(0));
  }

  private void keep(CameraPolicy policy, Actor actor) {
    database
        .sql(
            """
            insert into policy_edit (camera_id, version, policy, edited_by, edited_at)
            values (:camera, :version, cast(:policy as jsonb), :editor, :now)
            """)
        .param("camera", policy.cameraId())
        .param("version", policy.version())
        .param("policy", Columns.json(policy))
        .param("editor", actor.username())
        .param("now", Columns.timestamp(clock.instant()))
        .update();
    activities.record(
        actor,
        Activity.Kind.POLICY_SAVED,
        policy.cameraId(),
        Map.of("version", policy.version(), "zones", policy.zones().size()));
  }

  private static CameraSettings withStreamUrl(CameraSettings camera, String streamUrl) {
    return new CameraSettings(
        camera.id(),
        camera.name(),
        streamUrl,
        camera.place(),
        camera.direction(),
        camera.deviceNumber(),
        camera.framesPerSecond(),
        camera.maxWidthPixels(),
        camera.jpegQuality());
  }
}
