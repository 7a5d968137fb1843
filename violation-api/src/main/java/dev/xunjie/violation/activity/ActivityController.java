package dev.xunjie.violation.activity;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the record of activities to those who supervise. */
@RestController
final class ActivityController {
  private static final int LARGEST_PAGE = 500;

  private final ActivityLog log;

  ActivityController(ActivityLog log) {
    this.log = log;
  }

  /**
   * Activities, newest first.
   *
   * @param items the activities
   * @param next pass it as {@code before} for the page after this one; absent at the end
   */
  record Page(List<Activity> items, Optional<Long> next) {}

  @Operation(summary = "Who did what and when, newest first")
  @GetMapping("/api/activity")
  Page newest(
      @RequestParam Optional<String> subject,
      @RequestParam(defaultValue = "9223372036854775807") long before,
      @RequestParam(defaultValue = "100") int limit) {
    int size = Math.max(1, Math.min(limit, LARGEST_PAGE));
    List<Activity> items = log.newest(subject, before, size);
    return new Page(
        items,
        items.size() < size ? Optional.empty() : Optional.of(items.get(items.size() - 1).id()));
  }
}
