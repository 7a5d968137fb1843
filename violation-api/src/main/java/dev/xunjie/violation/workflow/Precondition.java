package dev.xunjie.violation.workflow;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/** What must hold before an action, besides the case's state and the officer's role. */
public enum Precondition {
  LEASE_HELD("本人占用中", facts -> facts.actor().holdsLease()),
  CERTIFICATE_VALID("执法证当日有效", facts -> facts.actor().certificate().isPresent()),
  /** 行政处罚法 42: two officers. */
  ANOTHER_OFFICER("与初审为不同人员", facts -> !facts.actor().isFirstOfficer()),
  TWO_OFFICERS("已经两名执法人员确认", facts -> facts.history().isCounterConfirmed()),
  OWN_SQUAD("本中队的任务", facts -> facts.actor().isOfTheSquad()),
  OWN_RECENT_REJECTION("本人驳回且在撤回时限内", facts -> facts.actor().rejectedJustNow()),

  EVIDENCE_COMPLETE("证据完整", facts -> facts.proof().isEvidenceComplete()),
  /** 行政处罚法 41: legal and technical review, signs, published location, at the capture. */
  CAMERA_APPROVED("拍摄时设备审核有效", facts -> facts.proof().isCameraApproved()),
  NO_LEAD("不是线索", facts -> !facts.proof().isLead()),
  PLATE_KNOWN("号牌已确认（车辆）", facts -> facts.proof().isPlateKnown() || !facts.offence().needsPlate()),
  /** 行政处罚法 29: no second fine for one act. */
  NOT_ENFORCED_BEFORE("同一行为未被处罚", facts -> !facts.history().isSameActEnforced()),

  /** 浙江市容条例 17, 18, 20. */
  ORDERABLE("适用责令改正的案由", facts -> facts.offence().ordersFirst()),
  ORDER_CAME_FIRST(
      "已责令改正且逾期未改（店外、广告）",
      facts -> !facts.offence().ordersFirst() || facts.history().isOrderMissed()),
  /** Until its date is over, the party may still correct it. */
  ORDER_EXPIRED("改正期限已届满", facts -> facts.history().isOrderExpired()),
  NOTICE_FITS("适用直接告知的案由", facts -> !facts.offence().ordersFirst()),
  /** 行政处罚法 44: before it is decided. */
  PARTY_TOLD("已告知当事人", facts -> facts.history().isPartyTold()),
  /** 行政处罚法 58. */
  LEGALLY_APPROVED(
      "重大决定已经法制审核", facts -> !facts.wish().isMajor() || facts.history().isLegallyApproved()),
  /** A penalty that stands is no more than cancelled. */
  NOT_DECIDED("未作出处罚决定，或决定已撤销", facts -> !facts.history().isDecided()),
  GROUND_VERIFIED(
      "已决定的，撤销事由已查实", facts -> !facts.history().isDecided() || facts.history().isGroundVerified()),

  REASON_GIVEN("写明理由", facts -> facts.wish().hasReason()),
  GROUND_GIVEN("写明法定事由", facts -> facts.wish().hasGround()),
  NOTE_GIVEN("写明情况", facts -> facts.wish().hasNote()),
  PLATE_GIVEN("填写号牌", facts -> facts.wish().hasPlate()),
  SQUAD_GIVEN("指定中队", facts -> facts.wish().hasSquad()),
  CORRECTION_DATE_GIVEN("填写改正期限", facts -> facts.wish().hasCorrectionDate()),
  SITE_PHOTO("现场照片", facts -> facts.history().photosBefore() > 0),
  PHOTO_PAIR(
      "处置前后照片", facts -> facts.history().photosBefore() > 0 && facts.history().photosAfter() > 0);

  private static final Set<Precondition> SAID_ALONG =
      EnumSet.of(
          REASON_GIVEN, GROUND_GIVEN, NOTE_GIVEN, PLATE_GIVEN, SQUAD_GIVEN, CORRECTION_DATE_GIVEN);

  private final String chineseName;
  private final Predicate<CaseFacts> test;

  Precondition(String chineseName, Predicate<CaseFacts> test) {
    this.chineseName = chineseName;
    this.test = test;
  }

  /** What officers call it. */
  public String chineseName() {
    return chineseName;
  }

  /** Whether the facts meet it. */
  public boolean isMetBy(CaseFacts facts) {
    return test.test(facts);
  }

  /** Whether it is met by what is said along with the action. */
  public boolean isSaidAlong() {
    return SAID_ALONG.contains(this);
  }
}
