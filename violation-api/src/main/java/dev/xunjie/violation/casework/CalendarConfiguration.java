package dev.xunjie.violation.casework;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.schedule.HolidayCalendar;
import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.workflow.WorkingCalendar;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.SortedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the calendar of working days. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(CalendarConfiguration.class);
  private static final String SHIPPED = "/calendar/cn.json";

  /**
   * The file's form.
   *
   * @param through the last day that it knows of
   * @param holidays public holidays
   * @param workdays Saturdays and Sundays that are worked
   */
  record CalendarFile(
      LocalDate through, SortedSet<LocalDate> holidays, SortedSet<LocalDate> workdays) {
    CalendarFile {
      Objects.requireNonNull(through, "through is missing");
    }
  }

  @Bean
  WorkingCalendar workingCalendar(ApiSettings settings, Clock clock, MeterRegistry metrics)
      throws IOException {
    CalendarFile file = ContractJson.fromBytes(bytes(settings.calendar()), CalendarFile.class);
    LOG.info(
        "calendar read through={} holidays={} workdays={}",
        file.through(),
        file.holidays().size(),
        file.workdays().size());
    WorkingCalendar calendar =
        new WorkingCalendar(
            new HolidayCalendar(file.holidays(), file.workdays()),
            file.through(),
            settings.timeZone());
    Gauge.builder("xunjie.calendar.days_left", () -> calendar.daysLeft(clock.instant()))
        .description("Days until the calendar of holidays and make-up days knows no more")
        .register(metrics);
    return calendar;
  }

  private static byte[] bytes(String file) throws IOException {
    if (!file.isEmpty()) {
      return Files.readAllBytes(Path.of(file));
    }
    try (InputStream shipped = CalendarConfiguration.class.getResourceAsStream(SHIPPED)) {
      return Objects.requireNonNull(shipped, SHIPPED).readAllBytes();
    }
  }
}
