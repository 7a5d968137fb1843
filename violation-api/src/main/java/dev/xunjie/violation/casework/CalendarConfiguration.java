package dev.xunjie.violation.casework;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.schedule.HolidayCalendar;
import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.workflow.WorkingCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
  WorkingCalendar workingCalendar(ApiSettings settings) throws IOException {
    CalendarFile file = ContractJson.fromBytes(bytes(settings.calendar()), CalendarFile.class);
    LOG.info(
        "calendar read through={} holidays={} workdays={}",
        file.through(),
        file.holidays().size(),
        file.workdays().size());
    return new WorkingCalendar(
        new HolidayCalendar(file.holidays(), file.workdays()), file.through(), settings.timeZone());
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
