package dev.xunjie.violation.casework;

import dev.xunjie.contracts.incident.LeadReason;
import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.account.Certificates;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.approval.CameraApprovals;
import dev.xunjie.violation.evidence.EvidenceBundles;
import dev.xunjie.violation.evidence.EvidenceStatus;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.CaseFacts;
import dev.xunjie.violation.workflow.OffenceLaw;
import dev.xunjie.violation.workflow.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what the preconditions look at. */
@Component
final class FactsReader {
  /** Where a case begins anew: what was done before it counts no more, but for a penalty. */
  private static final Set<CaseAction> BEGINNINGS =
      EnumSet.of(CaseAction.RETURN, CaseAction.REOPEN, CaseAction.RESTORE);

  /** With each, the squad is to look anew: pictures from before it say nothing of after it. */
  private static final Set<CaseAction> SENDINGS =
      EnumSet.of(CaseAction.DISPATCH, CaseAction.VERIFY_ON_SITE, CaseAction.ORDER_CORRECTION);

  /** The evidence's requirement that an officer can meet by reading the plate. */
  private static final String PLATE_REQUIREMENT = "plate";

  private final JdbcClient database;
  private final Certificates certificates;
  private final CameraApprovals approvals;
  private final EvidenceBundles bundles;
  private final EnforcedActs acts;
  private final WorkingCalendar calendar;
  private final ApiSettings settings;
  private final Clock clock;

  FactsReader(
      JdbcClient database,
      Certificates certificates,
      CameraApprovals approvals,
      EvidenceBundles bundles,
      EnforcedActs acts,
      WorkingCalendar calendar,
      ApiSettings settings,
      Clock clock) {
    this.database = database;
    this.certificates = certificates;
    this.approvals = approvals;
    this.bundles = bundles;
    this.acts = acts;
    this.calendar = calendar;
    this.settings = settings;
    this.clock = clock;
  }

  /** The facts for this user, who holds the lease or not. */
  CaseFacts read(IncidentDetail incident, SignedIn user, boolean holdsLease, CaseFacts.Wish wish) {
    List<CaseStep> all = incident.steps();
    List<CaseStep> since = sinceBeginning(all);
    return new CaseFacts(
        OffenceLaw.of(incident.summary().offence()),
        actor(incident, user, holdsLease, all, since),
        proof(incident),
        history(incident, all, since),
        wish);
  }

  private CaseFacts.ActorFacts actor(
      IncidentDetail incident,
      SignedIn user,
      boolean holdsLease,
      List<CaseStep> all,
      List<CaseStep> since) {
    Instant now = clock.instant();
    boolean isFirst =
        since.stream()
            .anyMatch(
                step -> step.action() == CaseAction.CONFIRM && step.by().equals(user.username()));
    boolean rejectedJustNow =
        !all.isEmpty()
            && all.get(all.size() - 1).action() == CaseAction.REJECT
            && all.get(all.size() - 1).by().equals(user.username())
            && all.get(all.size() - 1).at().plus(settings.restoreTime()).isAfter(now);
    return new CaseFacts.ActorFacts(
        holdsLease,
        certificates.numberOn(user.username(), calendar.dayAt(now)),
        isFirst,
        user.squad().isPresent() && user.squad().equals(incident.summary().file().squad()),
        rejectedJustNow);
  }

  private CaseFacts.ProofFacts proof(IncidentDetail incident) {
    String id = incident.summary().id();
    boolean isReadByOfficer = incident.summary().file().plateBy().isPresent();
    Optional<EvidenceStatus> evidence = Optional.ofNullable(bundles.statusOf(List.of(id)).get(id));
    boolean isComplete =
        evidence
            .filter(status -> status.revision() > 0)
            .filter(
                status ->
                    status.unmet().stream()
                        .allMatch(gap -> isReadByOfficer && gap.id().equals(PLATE_REQUIREMENT)))
            .isPresent();
    boolean isApproved =
        approvals.at(incident.summary().camera().id(), incident.summary().startedAt()).isValid()
            && approvals
                .at(incident.summary().camera().id(), incident.summary().violationAt())
                .isValid();
    boolean isLead =
        incident.findings().lead().isPresent()
            && !(isReadByOfficer
                && incident.findings().lead().equals(Optional.of(LeadReason.NO_READABLE_PLATE)));
    return new CaseFacts.ProofFacts(
        isComplete, isApproved, isLead, incident.summary().file().plate().isPresent());
  }

  private CaseFacts.HistoryFacts history(
      IncidentDetail incident, List<CaseStep> all, List<CaseStep> since) {
    String id = incident.summary().id();
    return new CaseFacts.HistoryFacts(
        has(since, CaseAction.COUNTER_CONFIRM),
        acts.isEnforcedBesides(incident),
        CorrectionOrder.lastOf(since, calendar)
            .filter(order -> order.isExpiredAt(clock.instant()))
            .isPresent(),
        has(since, CaseAction.FIND_UNCORRECTED),
        has(since, CaseAction.NOTIFY),
        has(since, CaseAction.APPROVE_LEGALLY),
        isDecided(all),
        has(since, CaseAction.VERIFY_GROUND),
        photosBefore(id, lastSent(since)),
        photosAfter(id, lastSent(since)));
  }

  private static boolean has(List<CaseStep> steps, CaseAction action) {
    return steps.stream().anyMatch(step -> step.action() == action);
  }

  /** Whether a penalty stands: decided, and not cancelled since, whatever came between. */
  private static boolean isDecided(List<CaseStep> all) {
    return all.stream()
        .map(CaseStep::action)
        .filter(action -> action == CaseAction.DECIDE || action == CaseAction.CANCEL)
        .reduce((earlier, later) -> later)
        .filter(last -> last == CaseAction.DECIDE)
        .isPresent();
  }

  private static List<CaseStep> sinceBeginning(List<CaseStep> all) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (BEGINNINGS.contains(all.get(i).action())) {
        return all.subList(i + 1, all.size());
      }
    }
    return all;
  }

  /** Since when pictures show what is to be dealt with now: the last time that a squad was sent. */
  private static Instant lastSent(List<CaseStep> steps) {
    return steps.stream()
        .filter(step -> SENDINGS.contains(step.action()))
        .map(CaseStep::at)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private int photosBefore(String incidentId, Instant since) {
    return photos(incidentId, since, "moment = 'BEFORE'");
  }

  /** By the phone's clock: pictures may come late and in any order. */
  private int photosAfter(String incidentId, Instant since) {
    return photos(
        incidentId,
        since,
        """
        moment = 'AFTER' and taken_at >= (select min(taken_at) from task_photo
          where incident_id = :incident and moment = 'BEFORE' and uploaded_at >= :since)
        """);
  }

  private int photos(String incidentId, Instant since, String condition) {
    return database
        .sql(
            """
            select count(*) from task_photo
            where incident_id = :incident and uploaded_at >= :since and %s
            """
                .formatted(condition))
        .param("incident", incidentId)
        .param("since", Columns.timestamp(since))
        .query(Integer.class)
        .single();
  }
}
