package dev.xunjie.violation.review;

import java.util.List;

/**
 * What became of many incidents.
 *
 * @param batch id under which it was done
 * @param done ids of those to which it was done
 * @param leftOut those to which it wasn't
 */
record BulkOutcome(String batch, List<String> done, List<LeftOut> leftOut) {
  /**
   * An incident to which nothing was done.
   *
   * @param id its id
   * @param code why, for programs: as in the problem that doing it alone would have got
   * @param detail why, for people
   */
  record LeftOut(String id, String code, String detail) {}
}
