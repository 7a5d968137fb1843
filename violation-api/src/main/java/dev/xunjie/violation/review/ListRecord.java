package dev.xunjie.violation.review;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.activity.RepeatedViews;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.visibility.PlateMask;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Records who looked for which cases, and which pages of cases showed them plates. */
@Component
final class ListRecord {
  private final ActivityLog activities;
  private final RepeatedViews views;

  ListRecord(ActivityLog activities, RepeatedViews views) {
    this.activities = activities;
    this.views = views;
  }

  /** Records that the user looked for a plate or an id, each time, whatever was found. */
  void searched(SignedIn user, Map<String, Object> conditions, List<IncidentSummary> shown) {
    activities.record(user.actor(), Activity.Kind.CASES_SEARCHED, "", withShown(conditions, shown));
  }

  /**
   * Records that the user saw this page, if it showed them a plate; the same page once a minute.
   */
  void listed(SignedIn user, Map<String, Object> conditions, List<IncidentSummary> shown) {
    boolean isPlateShown =
        !PlateMask.isFor(user)
            && shown.stream().anyMatch(incident -> incident.file().plate().isPresent());
    if (isPlateShown) {
      views.record(user.actor(), Activity.Kind.CASES_LISTED, "", withShown(conditions, shown));
    }
  }

  private static Map<String, Object> withShown(
      Map<String, Object> conditions, List<IncidentSummary> shown) {
    Map<String, Object> detail = new TreeMap<>(conditions);
    detail.put("rows", shown.size());
    detail.put("incidents", shown.stream().map(IncidentSummary::id).toList());
    return detail;
  }
}
