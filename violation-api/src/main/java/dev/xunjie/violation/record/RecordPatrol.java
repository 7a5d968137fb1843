package dev.xunjie.violation.record;

import dev.xunjie.evidence.record.Anchor;
import dev.xunjie.evidence.record.AnchorFinding;
import dev.xunjie.evidence.record.Anchors;
import dev.xunjie.evidence.record.RecordBreak;
import dev.xunjie.evidence.record.RecordCheck;
import dev.xunjie.evidence.record.RecordHead;
import dev.xunjie.evidence.record.RecordReport;
import dev.xunjie.evidence.record.RecordRow;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through the record while people look at it: some rows with every call, so that no call takes
 * long; having reached the end, it looks at what is new, and after a while begins anew.
 */
@Component
final class RecordPatrol {
  private static final Logger LOG = LoggerFactory.getLogger(RecordPatrol.class);

  /** Read and hashed within some 100 ms. */
  private static final int ROWS_PER_CALL = 10_000;

  /** So long the rows that were looked at count as looked at. */
  private static final Duration ROUND_LASTS = Duration.ofHours(1);

  private final RecordReader reader;
  private final AnchorDesk desk;
  private final Clock clock;
  private final TransactionTemplate snapshot;
  private RecordHead checkedTo = RecordHead.BEFORE_ALL;
  private Instant begunAt;
  private boolean broken;

  RecordPatrol(
      RecordReader reader, AnchorDesk desk, PlatformTransactionManager transactions, Clock clock) {
    this.reader = reader;
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.snapshot.setReadOnly(true);
    this.desk = desk;
    this.clock = clock;
    this.begunAt = clock.instant();
  }

  /** How the record stands. */
  enum State {
    /** Every row up to the newest follows the one before. */
    INTACT,
    /** So far so good, but the end isn't reached yet. */
    CHECKING,
    /** Something is wrong. */
    BROKEN
  }

  /**
   * What is known by now.
   *
   * @param state how it stands
   * @param checkedTo up to this row, from the first, everything is intact
   * @param newest the newest row that there is
   * @param since when looking at these rows began
   * @param firstBreak what is wrong first
   * @param forgedAnchors what stands among the anchors but isn't one
   * @param lastAnchor the newest anchor outside the database
   */
  record Standing(
      State state,
      long checkedTo,
      long newest,
      Instant since,
      Optional<RecordBreak> firstBreak,
      List<AnchorFinding> forgedAnchors,
      Optional<LastAnchor> lastAnchor) {
    /** Until where the record was anchored, and when. */
    record LastAnchor(long sequence, Instant at) {
      static LastAnchor of(Anchor anchor) {
        return new LastAnchor(anchor.head().sequence(), anchor.at());
      }
    }
  }

  /** Looks at the next rows. */
  synchronized Standing goOn() {
    Instant now = clock.instant();
    if (Duration.between(begunAt, now).compareTo(ROUND_LASTS) > 0) {
      checkedTo = RecordHead.BEFORE_ALL;
      begunAt = now;
    }
    Anchors anchors = anchors();
    Look look = snapshot.execute(status -> look(anchors));
    if (look.report().firstBreak().isPresent() && !broken) {
      LOG.error("record broken break=\"{}\"", look.report().firstBreak().get());
    }
    broken = look.report().firstBreak().isPresent();
    checkedTo = look.report().intactTo();
    List<AnchorFinding> forged =
        anchors.findings().stream()
            .filter(finding -> finding.kind() == AnchorFinding.Kind.FORGED)
            .toList();
    return new Standing(
        broken || !forged.isEmpty()
            ? State.BROKEN
            : look.atTheEnd() ? State.INTACT : State.CHECKING,
        checkedTo.sequence(),
        Math.max(look.newest(), checkedTo.sequence()),
        begunAt,
        look.report().firstBreak(),
        forged,
        anchors.newest().or(desk::last).map(Standing.LastAnchor::of));
  }

  private record Look(RecordReport report, boolean atTheEnd, long newest) {}

  private Look look(Anchors anchors) {
    Optional<RecordHead> head = reader.head();
    List<RecordRow> rows =
        reader.oldest(RecordFilter.EVERYTHING, checkedTo.sequence(), ROWS_PER_CALL);
    RecordCheck check = new RecordCheck(checkedTo, anchors.genuine());
    rows.forEach(check::add);
    boolean atTheEnd = rows.size() < ROWS_PER_CALL;
    return new Look(
        atTheEnd ? check.atTheEnd(head) : check.soFar(),
        atTheEnd,
        head.map(RecordHead::sequence).orElse(0L));
  }

  private Anchors anchors() {
    try {
      return desk.newest();
    } catch (IOException unreadable) {
      LOG.warn("anchors unreadable folder={} cause=\"{}\"", desk, unreadable.toString());
      return Anchors.NONE;
    }
  }
}
