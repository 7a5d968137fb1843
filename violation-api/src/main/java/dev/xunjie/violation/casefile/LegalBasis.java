package dev.xunjie.violation.casefile;

import dev.xunjie.contracts.incident.Offence;
import java.util.List;

/**
 * What forbids an offence, and what says how to deal with it. Which text was in force on the day is
 * for the office's lawyers to say; the file says so too.
 *
 * @param forbids where it is forbidden
 * @param proceeds by what the office proceeds, besides the law on penalties that holds for all
 */
record LegalBasis(List<String> forbids, List<String> proceeds) {
  private static final String CITY_BY_LAW = "《浙江省城市市容和环境卫生管理条例》第十七条、第十八条、第二十条";
  private static final String TRAFFIC_PROCEDURE = "《道路交通安全违法行为处理程序规定》第十九条、第二十条、第二十二条";

  static LegalBasis of(Offence offence) {
    return switch (offence) {
      case ILLEGAL_PARKING ->
          new LegalBasis(List.of("《中华人民共和国道路交通安全法》第五十六条、第九十三条"), List.of(TRAFFIC_PROCEDURE));
      case DIRTY_TRUCK ->
          new LegalBasis(List.of("《城市市容和环境卫生管理条例》第十五条"), List.of(TRAFFIC_PROCEDURE));
      case OUT_OF_STORE, ILLEGAL_AD -> new LegalBasis(List.of(CITY_BY_LAW), List.of(CITY_BY_LAW));
    };
  }
}
