package dev.xunjie.contracts.incident;

/** What can be enforced; the codes are those of the city-management case classes (GB/T 30428). */
public enum Offence {
  /** 人行道违停 / 机动车乱停放. */
  ILLEGAL_PARKING("05-05"),
  /** 出店经营 / 店外经营. */
  OUT_OF_STORE("05-04"),
  /** 工程车辆车身不洁 / 未密闭. */
  DIRTY_TRUCK("03-12");

  private final String caseClass;

  Offence(String caseClass) {
    this.caseClass = caseClass;
  }

  /** The code of the case class in the GB/T 30428 family. */
  public String caseClass() {
    return caseClass;
  }
}
