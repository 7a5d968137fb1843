package dev.xunjie.violation.workflow;

/** What can be done to a case. */
public enum CaseAction {
  /** Holds it, so that nobody else works on it meanwhile: a lease, not a step of the record. */
  CLAIM("占用"),
  /** The first officer: this is a violation. */
  CONFIRM("确认"),
  /** The second officer: so it is. */
  COUNTER_CONFIRM("复核通过"),
  /** The second officer: look again. */
  RETURN("退回重审"),
  /** It is none, or none that can be enforced. */
  REJECT("驳回"),
  /** Takes back one's own rejection, shortly after. */
  RESTORE("撤回驳回"),
  /** Writes down the plate as a person reads it; the machine's reading is kept. */
  CORRECT_PLATE("更正车牌"),
  /** Tells the party. */
  NOTIFY("告知"),
  /** Sends a squad to look, for what the camera shows can't be a case by itself. */
  VERIFY_ON_SITE("派员核查"),
  /** Sends a squad to deal with it. */
  DISPATCH("派遣"),
  /** The squad: not ours. */
  DECLINE("退单"),
  /** The squad: we go. */
  ACCEPT("接单"),
  /** The squad: we are there. */
  ARRIVE("到场"),
  /** The squad: dealt with. */
  HANDLE("处置完成"),
  /** The squad: the party is ordered to correct it by a date. */
  ORDER_CORRECTION("责令改正"),
  /** It is corrected. */
  FIND_CORRECTED("认定已改正"),
  /** It is as it was. */
  FIND_UNCORRECTED("认定未改正"),
  /** The squad: there is nothing. */
  FIND_NOTHING("现场未发现"),
  /** Files a case. */
  FILE("立案"),
  /** The legal reviewer agrees to the penalty. */
  APPROVE_LEGALLY("法制审核通过"),
  /** Decides the penalty. */
  DECIDE("作出决定"),
  /** The decision reached the party. */
  SERVE("送达"),
  /** Nothing is left to be done. */
  CLOSE("结案"),
  /** The legal reviewer: the party's ground to cancel is true. */
  VERIFY_GROUND("查实撤销事由"),
  /** Cancels it on a legal ground. */
  CANCEL("撤销"),
  /** Begins anew. */
  REOPEN("重新打开"),
  /** Another camera's incident is the same offence. */
  MERGE("并案");

  private final String chineseName;

  CaseAction(String chineseName) {
    this.chineseName = chineseName;
  }

  /** What officers call it. */
  public String chineseName() {
    return chineseName;
  }
}
