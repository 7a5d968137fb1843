package dev.xunjie.detector.occupancy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is remembered of all cells of a zone.
 *
 * @param cells what is believed
 * @param undecided what would be believed of those behind something that may be somebody, if it
 *     were none
 */
record CellMemories(List<CellMemory> cells, List<CellMemory> undecided) {
  /** What the first look at a thing adds: nothing but the memory of when it was. */
  private static final double FIRST_STEP = 1e-6;

  /**
   * Share of a look's conviction that is lost while somebody stands before what isn't believed yet.
   * As the first look after him counts for nothing (he may be missed for a moment), a thing that
   * shows in two looks of three is believed all the same, and somebody who is missed in one look of
   * two never.
   */
  private static final double LOST_BEHIND_SOMEONE = .5;

  /**
   * How one look shows the cells.
   *
   * @param sure which are behind somebody
   * @param doubtful which are behind what may be somebody
   * @param undecided which are where such a one was, lately
   * @param things which are where such a one turned out to be a thing
   * @param differences how unlike the references each is
   * @param brightness how bright each is, natural logarithm
   * @param step how much conviction the time since the last look may bring
   * @param capturedAt when it was
   */
  record Look(
      boolean[] sure,
      boolean[] doubtful,
      boolean[] undecided,
      boolean[] things,
      float[] differences,
      float[] brightness,
      double step,
      Instant capturedAt) {}

  static CellMemories empty(int count) {
    List<CellMemory> nothing = Collections.nCopies(count, CellMemory.EMPTY);
    return new CellMemories(nothing, nothing);
  }

  CellMemories after(Look look) {
    List<CellMemory> believed = new ArrayList<>(cells.size());
    List<CellMemory> open = new ArrayList<>(cells.size());
    for (int cell = 0; cell < cells.size(); cell++) {
      CellMemory memory = cells.get(cell);
      CellMemory ifThing = strongest(memory, undecided.get(cell));
      if (look.sure[cell]) {
        believed.add(behindSomeone(memory, look, cell));
        open.add(behindSomeone(undecided.get(cell), look, cell));
      } else if (look.doubtful[cell]) {
        CellMemory thing = behindPerhapsSomeone(ifThing, look, cell);
        boolean isThing = thing.taken() && (memory.taken() || hasStoodForLong(thing, look));
        believed.add(isThing ? thing : behindSomeone(memory, look, cell));
        open.add(isThing ? CellMemory.EMPTY : thing);
      } else if (look.things[cell]) {
        believed.add(next(ifThing, look, cell));
        open.add(CellMemory.EMPTY);
      } else {
        believed.add(next(memory, look, cell));
        open.add(look.undecided[cell] ? next(undecided.get(cell), look, cell) : CellMemory.EMPTY);
      }
    }
    return new CellMemories(believed, open);
  }

  /** Of the marked cells those that this look shows to be taken, not only to have been. */
  boolean[] shownBy(Look look, boolean[] marked) {
    boolean[] shown = new boolean[marked.length];
    for (int cell = 0; cell < shown.length; cell++) {
      boolean isHidden = look.sure[cell] || look.doubtful[cell];
      shown[cell] =
          marked[cell]
              && look.differences[cell] >= SceneDifference.ALIKE
              && (!isHidden || cells.get(cell).isJustAsBright(look.brightness[cell]));
    }
    return shown;
  }

  boolean areAsSureAs(CellMemories others) {
    return areAsSure(cells, others.cells) && areAsSure(undecided, others.undecided);
  }

  private static boolean areAsSure(List<CellMemory> some, List<CellMemory> others) {
    for (int cell = 0; cell < some.size(); cell++) {
      if (!some.get(cell).isAsSureAs(others.get(cell))) {
        return false;
      }
    }
    return true;
  }

  private static CellMemory strongest(CellMemory one, CellMemory other) {
    return other.conviction() > one.conviction() ? other : one;
  }

  /** What is as on the reference shows that nothing is there, whoever stands beside it. */
  private static CellMemory behindSomeone(CellMemory memory, Look look, int cell) {
    if (look.differences[cell] < SceneDifference.ALIKE) {
      return memory.lessConvinced(look.step, look.brightness[cell]);
    }
    return memory.taken() && memory.isJustAsBright(look.brightness[cell])
        ? memory.seen(look.brightness[cell])
        : memory.behindSomeone(look.step * LOST_BEHIND_SOMEONE);
  }

  /** As if nobody were there, unless somebody passes before what is taken. */
  private static CellMemory behindPerhapsSomeone(CellMemory thing, Look look, int cell) {
    boolean isAlike = look.differences[cell] < SceneDifference.ALIKE;
    boolean isAnother = thing.taken() && !thing.isAsBright(look.brightness[cell]);
    return isAnother && !isAlike ? thing : next(thing, look, cell);
  }

  private static boolean hasStoodForLong(CellMemory thing, Look look) {
    return look.capturedAt.toEpochMilli() - thing.sinceEpochMillis()
        >= StillFigure.PASSING.toMillis();
  }

  private static CellMemory next(CellMemory memory, Look look, int cell) {
    float difference = look.differences[cell];
    float seen = look.brightness[cell];
    if (difference < SceneDifference.ALIKE) {
      return memory.lessConvinced(look.step, seen);
    }
    if (difference < SceneDifference.DIFFERENT) {
      return memory.seen(seen);
    }
    if (memory.taken()) {
      return memory.moreConvinced(look.step, look.capturedAt.toEpochMilli(), seen);
    }
    if (memory.behind()) {
      return memory.seen(seen);
    }
    boolean moves = memory.conviction() > 0 && !memory.isAsBright(seen);
    boolean isFirst = moves || memory.conviction() == 0;
    return isFirst
        ? CellMemory.EMPTY.moreConvinced(FIRST_STEP, look.capturedAt.toEpochMilli(), seen)
        : memory.moreConvinced(look.step, look.capturedAt.toEpochMilli(), seen);
  }
}
