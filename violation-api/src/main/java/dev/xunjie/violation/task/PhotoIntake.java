package dev.xunjie.violation.task;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.archive.EvidenceKeeping;
import dev.xunjie.violation.area.GeoPoint;
import dev.xunjie.violation.incident.IncidentNews;
import dev.xunjie.violation.live.LiveEvent;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.workflow.CaseState;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes in the squads' photos: checked, hashed, kept for good, each once. */
@Component
final class PhotoIntake {
  /** While the squad works on the case: not before it accepted, nor after it ended. */
  private static final Set<CaseState> AT_WORK = EnumSet.of(CaseState.ACCEPTED, CaseState.ORDERED);

  /** A phone may be without a connection for a shift, but an older photo shows another day. */
  private static final Duration OLDEST = Duration.ofHours(24);

  /** By how much a phone's clock may be ahead of ours: networks set it to the second or so. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final OwnTasks tasks;
  private final TaskPhotos photos;
  private final EvidenceKeeping evidence;
  private final ActivityLog activities;
  private final IncidentNews news;
  private final Clock clock;

  PhotoIntake(
      JdbcClient database,
      TransactionOperations transactions,
      OwnTasks tasks,
      TaskPhotos photos,
      EvidenceKeeping evidence,
      ActivityLog activities,
      IncidentNews news,
      Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.tasks = tasks;
    this.photos = photos;
    this.evidence = evidence;
    this.activities = activities;
    this.news = news;
    this.clock = clock;
  }

  /**
   * What the phone says of a photo.
   *
   * @param id made by the phone
   * @param incidentId of which case
   * @param moment when in the squad's work
   * @param takenAt by the phone's clock
   * @param place where the phone was, if it knows
   * @param accuracyMetres how well it knows
   */
  record Label(
      String id,
      String incidentId,
      TaskPhoto.Moment moment,
      Instant takenAt,
      Optional<GeoPoint> place,
      Optional<Double> accuracyMetres) {}

  /**
   * A photo that is in.
   *
   * @param isNew false if it was in before
   */
  record Taken(TaskPhoto photo, boolean isNew) {}

  /**
   * Takes the photo in, unless the same is in already.
   *
   * @param body the photo's bytes
   * @throws Problem if it isn't welcome, or is none
   */
  Taken take(Label label, InputStream body, SignedIn user) throws IOException {
    CaseState state = tasks.require(label.incidentId(), user).summary().state();
    Optional<TaskPhoto> before = photos.find(label.id());
    if (before.isPresent()) {
      return again(before.get(), label, Sha256.of(PhotoCheck.read(body)));
    }
    requireAtWork(state);
    requireFresh(label.takenAt());
    byte[] bytes = PhotoCheck.read(body);
    MediaType type = PhotoCheck.typeOf(bytes);
    Sha256 sha256 = evidence.keep(bytes);
    TaskPhoto photo =
        new TaskPhoto(
            label.id(),
            label.incidentId(),
            label.moment(),
            sha256.hex(),
            bytes.length,
            type.toString(),
            label.takenAt(),
            label.place(),
            label.accuracyMetres(),
            user.username(),
            user.displayName(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    boolean isNew = transactions.execute(status -> write(photo, user));
    if (!isNew) {
      return again(photos.find(label.id()).orElseThrow(), label, sha256);
    }
    news.tell(LiveEvent.Kind.INCIDENT_CHANGED, label.incidentId());
    return new Taken(photo, true);
  }

  private boolean write(TaskPhoto photo, SignedIn user) {
    lock(photo.incidentId());
    requireAtWork(tasks.require(photo.incidentId(), user).summary().state());
    requireUnused(photo);
    if (!photos.add(photo)) {
      return false;
    }
    activities.record(user.actor(), Activity.Kind.PHOTO_ADDED, photo.incidentId(), told(photo));
    return true;
  }

  private static Map<String, Object> told(TaskPhoto photo) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("photo", photo.id());
    told.put("moment", photo.moment());
    told.put("sha256", photo.sha256());
    told.put("bytes", photo.bytes());
    told.put("takenAt", photo.takenAt());
    photo.place().ifPresent(place -> told.put("place", place));
    return told;
  }

  private static Taken again(TaskPhoto before, Label label, Sha256 sha256) {
    if (before.incidentId().equals(label.incidentId())
        && before.moment() == label.moment()
        && before.sha256().equals(sha256.hex())) {
      return new Taken(before, false);
    }
    throw Problem.of(
        HttpStatus.CONFLICT,
        "idempotency-key-reused",
        "The key %s was used for another photo before: make a new one for each."
            .formatted(label.id()));
  }

  private void lock(String incidentId) {
    database
        .sql("select state from incident where id = :id for update")
        .param("id", incidentId)
        .query(String.class)
        .single();
  }

  private static void requireAtWork(CaseState state) {
    if (!AT_WORK.contains(state)) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "task-not-at-work",
              "Photos belong to a task that was accepted and isn't done; this one is %s."
                  .formatted(state))
          .with("state", state);
    }
  }

  /** One file proves one moment: it can't show the street both before and after. */
  private void requireUnused(TaskPhoto photo) {
    if (photos.isUsed(photo)) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "photo-used-before",
          "The case has this very photo already: take another one.");
    }
  }

  private void requireFresh(Instant takenAt) {
    Instant now = clock.instant();
    if (takenAt.isAfter(now.plus(CLOCK_TOLERANCE)) || takenAt.isBefore(now.minus(OLDEST))) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "photo-time-implausible",
          "The photo is said to be of %s, but it is %s now: it must be of the last 24 hours. Check the phone's clock."
              .formatted(takenAt, now.truncatedTo(ChronoUnit.SECONDS)));
    }
  }
}
