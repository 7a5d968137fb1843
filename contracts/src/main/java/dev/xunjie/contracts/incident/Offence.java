package dev.xunjie.contracts.incident;

/** What can be enforced; the codes are those of the city-management case classes (GB/T 30428). */
public enum Offence {
  /** 人行道违停 / 机动车乱停放. */
  ILLEGAL_PARKING("05-05", "机动车违法停放"),
  /** 出店经营 / 店外经营. */
  OUT_OF_STORE("05-04", "出店经营"),
  /** 工程车辆车身不洁 / 未密闭. */
  DIRTY_TRUCK("03-12", "工程车辆未密闭、车身不洁"),
  /** 乱设广告. */
  ILLEGAL_AD("02-02", "乱设广告");

  private final String caseClass;
  private final String chineseName;

  Offence(String caseClass, String chineseName) {
    this.caseClass = caseClass;
    this.chineseName = chineseName;
  }

  /** What it is called in a case. */
  public String chineseName() {
    return chineseName;
  }

  /** The code of the case class in the GB/T 30428 family. */
  public String caseClass() {
    return caseClass;
  }
}
