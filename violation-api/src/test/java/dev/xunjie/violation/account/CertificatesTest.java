package dev.xunjie.violation.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingStack;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Which certificate counts on a day. */
class CertificatesTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2027, 2, 28);

  private final Certificates certificates = TestingStack.shared().api().getBean(Certificates.class);

  @Test
  void countsFromItsFirstDayToItsLastAndForItsOfficerOnly() {
    TestingBrowser.user("certified", "REVIEWER");
    Certificate year = new Certificate("certified", "浙A-0001", FIRST_DAY, LAST_DAY);

    assertThat(certificates.add(year)).isTrue();

    assertThat(certificates.numberOn("certified", FIRST_DAY.minusDays(1))).isEmpty();
    assertThat(certificates.numberOn("certified", FIRST_DAY)).contains("浙A-0001");
    assertThat(certificates.numberOn("certified", LAST_DAY)).contains("浙A-0001");
    assertThat(certificates.numberOn("certified", LAST_DAY.plusDays(1))).isEmpty();
    assertThat(certificates.numberOn("reviewer", FIRST_DAY)).isEmpty();
  }

  @Test
  void givesANumberToOneOfficerOnly() {
    TestingBrowser.user("certified.too", "REVIEWER");

    assertThat(certificates.add(new Certificate("certified.too", "浙A-2", FIRST_DAY, LAST_DAY)))
        .isTrue();
    assertThat(certificates.add(new Certificate("reviewer", "浙A-2", FIRST_DAY, LAST_DAY)))
        .isFalse();
  }

  @Test
  void isNeverValidIfItEndsTheDayBeforeItBegins() {
    TestingBrowser.user("certified.never", "REVIEWER");
    LocalDate before = FIRST_DAY.minusDays(1);
    certificates.add(new Certificate("certified.never", "浙A-3", FIRST_DAY, before));

    assertThat(certificates.numberOn("certified.never", FIRST_DAY)).isEmpty();
    assertThat(certificates.numberOn("certified.never", before)).isEmpty();
    assertThatThrownBy(
            () -> new Certificate("certified.never", "浙A-4", FIRST_DAY, before.minusDays(1)))
        .hasMessageContaining("浙A-4");
  }
}
