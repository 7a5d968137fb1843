package dev.xunjie.violation.workflow;

/**
 * A time limit that the law or the department sets. "2, 3, 5, 7 days" are working days (行政处罚法 85),
 * longer ones are days of the calendar.
 */
public enum ClockKind {
  /** Review and entry, from capture (处理程序规定 19). */
  REVIEW("审核录入", 5, Days.WORKING),
  /** The owner is told, from entry (处理程序规定 20). */
  NOTICE("告知", 5, Days.WORKING),
  /** The squad's task, from its dispatch: our own limit. */
  TASK("现场处置", 2, Days.WORKING),
  /** The date that the order to correct names. */
  CORRECTION("改正期限", 0, Days.NAMED),
  /** Cancellation, from when its ground was verified (处理程序规定 22). */
  CANCELLATION("撤销", 3, Days.WORKING),
  /** The decision, from filing (行政处罚法 60). */
  DECISION("处罚决定", 90, Days.CALENDAR),
  /** Service, from the decision (行政处罚法 61). */
  SERVICE("送达", 7, Days.WORKING);

  /** Which days are counted. */
  public enum Days {
    WORKING("个工作日"),
    CALENDAR("日"),
    /** None: the end is named when the clock starts. */
    NAMED("指定日期");

    private final String chineseName;

    Days(String chineseName) {
      this.chineseName = chineseName;
    }

    /** What officers call them. */
    public String chineseName() {
      return chineseName;
    }
  }

  private final String chineseName;
  private final int length;
  private final Days days;

  ClockKind(String chineseName, int length, Days days) {
    this.chineseName = chineseName;
    this.length = length;
    this.days = days;
  }

  /** What officers call it. */
  public String chineseName() {
    return chineseName;
  }

  /** How many days it lasts; 0 if the end is named when it starts. */
  public int length() {
    return length;
  }

  /** Which days are counted. */
  public Days days() {
    return days;
  }
}
