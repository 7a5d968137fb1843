package dev.xunjie.evidence.record;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.record.RecordBreak.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Checks rows as they come, in the order of their numbers, and names the first that is wrong. Keeps
 * no more of them than it needs to tell what happened there.
 */
public final class RecordCheck {
  /** So far around a wrong row it looks for the place where the row belongs. */
  private static final int SURROUNDINGS = 1000;

  private final Deque<Anchor> anchors;
  private final List<RecordRow> suspects = new ArrayList<>();
  private RecordHead last;
  private long agreedWithAnchors;
  private int anchorsCompared;
  private Optional<RecordBreak> found = Optional.empty();

  /**
   * A check of the rows after the head.
   *
   * @param from up to there the record is known: {@link RecordHead#BEFORE_ALL} for all of it
   * @param anchors what was anchored, by genuine anchors only, in the order of their numbers
   */
  public RecordCheck(RecordHead from, List<Anchor> anchors) {
    this.last = from;
    this.agreedWithAnchors = from.sequence();
    this.anchors = new ArrayDeque<>(anchors);
    while (!this.anchors.isEmpty() && this.anchors.peek().head().sequence() <= from.sequence()) {
      this.anchors.poll();
    }
  }

  /**
   * Looks at the next row.
   *
   * @return whether more rows are wanted: no longer once it is clear what is wrong
   */
  public boolean add(RecordRow row) {
    if (found.isPresent()) {
      return false;
    }
    if (suspects.isEmpty() && follows(row)) {
      last = new RecordHead(row.entry().sequence(), new Sha256(row.sha256()));
      compareWithAnchors();
      return found.isEmpty();
    }
    suspects.add(row);
    return suspects.size() <= SURROUNDINGS;
  }

  /** What was found in the rows so far, whatever comes after them. */
  public RecordReport soFar() {
    Optional<RecordBreak> known = found;
    if (known.isEmpty() && !suspects.isEmpty()) {
      known = Optional.of(diagnosis());
    }
    return new RecordReport(last, known, anchorsCompared);
  }

  /**
   * What was found, the rows having come to their end.
   *
   * @param head what the table of the head says; empty: it says nothing
   */
  public RecordReport atTheEnd(Optional<RecordHead> head) {
    RecordReport report = soFar();
    return report.firstBreak().isPresent()
        ? report
        : new RecordReport(last, wrongWithTheEnd(head), anchorsCompared);
  }

  private boolean follows(RecordRow row) {
    return row.entry().sequence() == last.sequence() + 1
        && row.previousSha256().equals(last.sha256().hex())
        && row.hasItsHash();
  }

  private void compareWithAnchors() {
    while (found.isEmpty()
        && !anchors.isEmpty()
        && anchors.peek().head().sequence() == last.sequence()) {
      Anchor anchor = anchors.poll();
      anchorsCompared++;
      if (anchor.head().equals(last)) {
        agreedWithAnchors = last.sequence();
      } else {
        found =
            broken(
                Kind.REWRITTEN,
                agreedWithAnchors + 1,
                "row %d was anchored at %s with hash %s, but has %s: rows from %d on were written anew"
                    .formatted(
                        last.sequence(),
                        anchor.at(),
                        anchor.head().sha256(),
                        last.sha256(),
                        agreedWithAnchors + 1));
      }
    }
  }

  private RecordBreak diagnosis() {
    RecordRow suspect = suspects.get(0);
    long expected = last.sequence() + 1;
    long there = suspect.entry().sequence();
    if (there > expected) {
      return wrong(Kind.MISSING, expected, rows(expected, there - 1) + " missing");
    }
    if (there < expected) {
      return wrong(Kind.INSERTED, there, "row %d stands there more than once".formatted(there));
    }
    if (suspect.hasItsHash()) {
      return wrong(
          Kind.UNLINKED,
          expected,
          expected == 1
              ? "row 1 follows a row that isn't there: what stood before it was removed"
              : "row %d follows another row %d than stands there: one of both was written anew"
                  .formatted(expected, expected - 1));
    }
    return misplaced(suspect)
        .orElseGet(
            () ->
                wrong(
                    Kind.CHANGED,
                    expected,
                    "row %d was changed: its content isn't what its hash was taken of"
                        .formatted(expected)));
  }

  /** Where the row belongs, if it is a true one in a wrong place. */
  private Optional<RecordBreak> misplaced(RecordRow suspect) {
    long here = suspect.entry().sequence();
    for (RecordRow other : suspects.subList(1, suspects.size())) {
      long there = other.entry().sequence();
      boolean exchanged =
          suspect.wouldHaveItsHashAs(there) && other.wouldHaveItsHashAs(here)
              || suspect.holdsTheContentOf(other) && other.holdsTheContentOf(suspect);
      if (exchanged) {
        return broken(
            Kind.SWAPPED,
            here,
            "rows %d and %d stand in each other's place".formatted(here, there));
      }
    }
    for (long distance = 1; distance <= SURROUNDINGS; distance++) {
      if (suspect.wouldHaveItsHashAs(here + distance)) {
        return broken(
            Kind.MISSING,
            here,
            "%s missing: what stands there was written as row %d and numbered anew"
                .formatted(rows(here, here + distance - 1), here + distance));
      }
      if (here > distance && suspect.wouldHaveItsHashAs(here - distance)) {
        return broken(
            Kind.INSERTED,
            here - distance,
            "%s inserted: row %d was written as row %d and numbered anew"
                .formatted(
                    distance == 1
                        ? "row %d was".formatted(here - 1)
                        : "rows %d to %d were".formatted(here - distance, here - 1),
                    here,
                    here - distance));
      }
    }
    return Optional.empty();
  }

  private Optional<RecordBreak> wrongWithTheEnd(Optional<RecordHead> head) {
    long next = last.sequence() + 1;
    if (!anchors.isEmpty()) {
      Anchor beyond = anchors.peekLast();
      return broken(
          Kind.TRUNCATED,
          next,
          "%s missing at the end: row %d was anchored at %s"
              .formatted(
                  rows(next, beyond.head().sequence()), beyond.head().sequence(), beyond.at()));
    }
    if (head.isEmpty()) {
      return broken(
          Kind.HEAD_ALTERED, last.sequence(), "the table activity_head doesn't name the last row");
    }
    if (head.get().sequence() > last.sequence()) {
      return broken(
          Kind.TRUNCATED,
          next,
          "%s missing at the end: the head names row %d"
              .formatted(rows(next, head.get().sequence()), head.get().sequence()));
    }
    return head.get().equals(last)
        ? Optional.empty()
        : broken(
            Kind.HEAD_ALTERED,
            last.sequence(),
            "the head names row %d with hash %s, but the last row is %d with %s"
                .formatted(
                    head.get().sequence(), head.get().sha256(), last.sequence(), last.sha256()));
  }

  private static String rows(long first, long last) {
    return first == last
        ? "row %d is".formatted(first)
        : "rows %d to %d are".formatted(first, last);
  }

  private static Optional<RecordBreak> broken(Kind kind, long sequence, String explanation) {
    return Optional.of(wrong(kind, sequence, explanation));
  }

  private static RecordBreak wrong(Kind kind, long sequence, String explanation) {
    return new RecordBreak(kind, sequence, explanation);
  }
}
