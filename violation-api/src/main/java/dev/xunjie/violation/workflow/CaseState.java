package dev.xunjie.violation.workflow;

/** How far a case has come. */
public enum CaseState {
  /** In the queue of the first officer. Who works on it holds a lease, which runs out by itself. */
  PENDING("待审核"),
  /** One officer confirmed it; it waits for another. */
  CONFIRMED("待复核"),
  /** Two officers confirmed it. */
  COUNTER_CONFIRMED("已复核"),
  /** The party was told content, facts, reason, basis and rights. */
  NOTIFIED("已告知"),
  /** A squad is to go there. */
  DISPATCHED("已派遣"),
  /** The squad took the task. */
  ACCEPTED("处置中"),
  /** The squad dealt with it on site. */
  HANDLED("已处置"),
  /** The party was ordered to correct it by a date. */
  ORDERED("责令改正"),
  /** It was corrected in time: no penalty (行政处罚法 33). */
  CORRECTED("已改正"),
  /** The order's date has passed and it is as it was. */
  NOT_CORRECTED("逾期未改"),
  /** The squad found nothing there. */
  NOT_FOUND("未发现"),
  /** A case was filed. */
  FILED("已立案"),
  /** The penalty was decided. */
  DECIDED("已决定"),
  /** The decision was served on the party. */
  SERVED("已送达"),
  /** All is done. */
  CLOSED("已结案"),
  /** A reviewer found no violation, or none that can be enforced. */
  REJECTED("已驳回"),
  /** Cancelled on one of the legal grounds. */
  CANCELLED("已撤销"),
  /** It turned out to be another incident before anybody decided. */
  MERGED("已并入");

  private final String chineseName;

  CaseState(String chineseName) {
    this.chineseName = chineseName;
  }

  /** What officers call it. */
  public String chineseName() {
    return chineseName;
  }

  /** Whether it waits for an officer at the queue: the first or the second. */
  public boolean isInQueue() {
    return this == PENDING || this == CONFIRMED;
  }
}
