package dev.xunjie.violation.casefile;

import dev.xunjie.evidence.archive.SealedBundle;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.approval.Answer;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.workflow.ClockKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands in a case file.
 *
 * @param incident the case with all its steps
 * @param evidence its newest sealed evidence, if there is any
 * @param approval whether its camera was approved at the time of capture
 * @param clocks its clocks, also those that stopped
 * @param record what the record has of it, the oldest first
 * @param recordRows how many rows the record has of it in all
 * @param exportedBy what who asked for the file is called
 * @param exportedAt when
 */
record CaseFileContent(
    IncidentDetail incident,
    Optional<Evidence> evidence,
    Answer approval,
    List<ClockRun> clocks,
    List<Activity> record,
    long recordRows,
    String exportedBy,
    Instant exportedAt) {
  /**
   * Sealed evidence.
   *
   * @param pictures those of its pictures that the file shows, by time
   */
  record Evidence(SealedBundle bundle, Manifest manifest, List<Picture> pictures) {}

  /** A picture, checked against its hash. */
  record Picture(EvidenceFile file, byte[] jpeg) {}

  /** A clock that ran or runs. */
  record ClockRun(
      ClockKind kind,
      Instant startedAt,
      Instant dueAt,
      Optional<Instant> stoppedAt,
      boolean missed) {}
}
