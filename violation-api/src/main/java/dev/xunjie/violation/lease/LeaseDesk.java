package dev.xunjie.violation.lease;

import dev.xunjie.violation.account.DisplayNames;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.live.LiveEvent;
import dev.xunjie.violation.live.LiveEvents;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.redis.RedisAwayException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes and gives back incidents, tells it to the others, and records it. */
@Component
public final class LeaseDesk {
  private final Leases leases;
  private final DisplayNames names;
  private final IncidentReader incidents;
  private final ActivityLog activities;
  private final LiveEvents live;

  LeaseDesk(
      Leases leases,
      DisplayNames names,
      IncidentReader incidents,
      ActivityLog activities,
      LiveEvents live) {
    this.leases = leases;
    this.names = names;
    this.incidents = incidents;
    this.activities = activities;
    this.live = live;
  }

  /**
   * What the others are told.
   *
   * @param incidentId which incident
   * @param leasedBy who has it now; absent: nobody
   */
  record LeaseChanged(String incidentId, Optional<LeaseView> leasedBy) {}

  /** Takes the incident for the user; what can't be recorded isn't taken. */
  public Leases.Attempt take(String incidentId, SignedIn user) {
    Leases.Attempt attempt = leases.acquire(incidentId, user.username());
    if (attempt instanceof Leases.Attempt.Granted granted) {
      if (granted.taken()) {
        recordTaken(incidentId, user);
      }
      tell(incidentId, Optional.of(view(granted.lease())));
    }
    return attempt;
  }

  /** Gives it back, if the user has it. */
  public void giveBack(String incidentId, SignedIn user) {
    if (leases.release(incidentId, user.username())) {
      tell(incidentId, Optional.empty());
      activities.record(user.actor(), Activity.Kind.LEASE_RELEASED, incidentId, Map.of());
    }
  }

  private void recordTaken(String incidentId, SignedIn user) {
    try {
      activities.record(user.actor(), Activity.Kind.LEASE_TAKEN, incidentId, Map.of());
    } catch (RuntimeException unrecorded) {
      try {
        leases.release(incidentId, user.username());
      } catch (RedisAwayException away) {
        unrecorded.addSuppressed(away);
      }
      throw unrecorded;
    }
  }

  /** The lease with its holder's name. */
  public LeaseView view(Lease lease) {
    return view(lease, names.of(Set.of(lease.holder())));
  }

  /** That somebody else has it, as a refusal. */
  public Problem heldBy(Lease lease) {
    LeaseView held = view(lease);
    return Problem.of(
            HttpStatus.CONFLICT,
            "lease-held",
            "%s works on this incident.".formatted(held.displayName()))
        .with("leasedBy", held);
  }

  /** Who has it now, if anybody knows. */
  public Optional<LeaseView> holderOf(String incidentId) {
    return holdersOf(List.of(incidentId)).flatMap(all -> Optional.ofNullable(all.get(incidentId)));
  }

  /** Who has which; empty if nobody can know, for Redis is away. */
  public Optional<Map<String, LeaseView>> holdersOf(List<String> incidentIds) {
    Map<String, Lease> held;
    try {
      held = leases.holdersOf(incidentIds);
    } catch (RedisAwayException nobodyKnows) {
      return Optional.empty();
    }
    Map<String, String> called =
        names.of(held.values().stream().map(Lease::holder).collect(Collectors.toSet()));
    Map<String, LeaseView> views = new HashMap<>();
    held.forEach((incidentId, lease) -> views.put(incidentId, view(lease, called)));
    return Optional.of(views);
  }

  private void tell(String incidentId, Optional<LeaseView> leasedBy) {
    LiveEvent changed =
        LiveEvent.of(LiveEvent.Kind.LEASE_CHANGED, new LeaseChanged(incidentId, leasedBy));
    incidents.cameraOf(incidentId).map(changed::seenBy).ifPresent(live::toAll);
  }

  private static LeaseView view(Lease lease, Map<String, String> names) {
    return new LeaseView(
        lease.holder(), names.getOrDefault(lease.holder(), lease.holder()), lease.until());
  }
}
