package dev.xunjie.violation.workflow;

/** The grounds on which a record is cancelled (道路交通安全违法行为处理程序规定 22). */
public enum CancelGround {
  EMERGENCY_VEHICLE("警车、消防救援车辆、救护车、工程救险车执行紧急任务"),
  STOLEN_OR_CLONED_PLATE("机动车被盗抢或号牌被套用"),
  RESCUE_OR_NECESSITY("救助危难或紧急避险"),
  HANDLED_ON_SITE("现场已被处理"),
  CONTRADICTORY_SIGNS("标志、标线不一致"),
  UNCLEAR_RECORD("记录不清晰、不完整"),
  PLATE_MISREAD("号牌识别错误"),
  /** Something else; needs a note. */
  OTHER("其他应当消除的情形");

  private final String chineseName;

  CancelGround(String chineseName) {
    this.chineseName = chineseName;
  }

  /** What the regulation calls it. */
  public String chineseName() {
    return chineseName;
  }
}
