package dev.xunjie.violation.casework;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.IncidentNews;
import dev.xunjie.violation.lease.LeaseDesk;
import dev.xunjie.violation.live.LiveEvent;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What follows a step. The step stands: nothing that fails here may tell anybody that it doesn't,
 * and one that is said again makes up for what failed.
 */
@Component
public final class StepNews {
  private static final Logger LOG = LoggerFactory.getLogger(StepNews.class);

  private final IncidentNews news;
  private final LeaseDesk leases;
  private final MeterRegistry metrics;

  StepNews(IncidentNews news, LeaseDesk leases, MeterRegistry metrics) {
    this.news = news;
    this.leases = leases;
    this.metrics = metrics;
  }

  /** The step was taken. */
  public void taken(String incidentId, CaseStep step, SignedIn user) {
    LOG.info(
        "case step incident={} action={} from={} to={} reason={} by={}",
        incidentId,
        step.action(),
        step.from(),
        step.to(),
        step.reason().orElse("-"),
        step.by());
    metrics
        .counter(
            "xunjie.case.steps", "action", step.action().name(), "reason", step.reason().orElse(""))
        .increment();
    tryTo("tell the consoles", incidentId, () -> tell(incidentId));
    if (step.from() != step.to()) {
      giveBack(incidentId, user);
    }
  }

  /** It was said again. */
  public void repeated(String incidentId, SignedIn user) {
    tryTo("tell the consoles", incidentId, () -> tell(incidentId));
    giveBack(incidentId, user);
  }

  private void tell(String incidentId) {
    news.tell(LiveEvent.Kind.DECIDED, incidentId);
  }

  private void giveBack(String incidentId, SignedIn user) {
    tryTo(
        "give the lease back, it runs out by itself",
        incidentId,
        () -> leases.giveBack(incidentId, user));
  }

  private static void tryTo(String purpose, String id, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException failed) {
      LOG.warn("after a step: unable to {} incident={}", purpose, id, failed);
    }
  }
}
