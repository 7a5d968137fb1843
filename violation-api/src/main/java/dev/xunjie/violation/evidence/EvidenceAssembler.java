package dev.xunjie.violation.evidence;

import dev.xunjie.evidence.archive.BundleDraft;
import dev.xunjie.evidence.archive.BundleSealer;
import dev.xunjie.evidence.archive.EvidenceArchive;
import dev.xunjie.evidence.archive.SealedBundle;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.evidence.store.StoreUnavailableException;
import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.background.Loop;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.postgres.QueryGauge;
import dev.xunjie.violation.still.StillStatus;
import dev.xunjie.violation.workflow.CaseState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Assembles the evidence of incidents: waits for the stills, fetches the clips, and seals a bundle.
 * What is to be done stands in the database, what was done in the write-once store, so that a crash
 * at any moment only means doing it again, and a bundle comes to be once.
 *
 * <p>A spool that is away is waited for until {@link ApiSettings#evidencePatience} is over; the
 * bundle then says what is missing and why. A store that is away or full is waited for without end,
 * for nothing can be sealed there.
 */
@Component
final class EvidenceAssembler implements Loop {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceAssembler.class);
  private static final Duration IDLE_PAUSE = Duration.ofMillis(500);

  /** Longer than encoding two clips anew takes. */
  private static final Duration CLAIM_TIME = Duration.ofMinutes(3);

  private static final Duration STILLS_PAUSE = Duration.ofSeconds(1);
  private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(5);

  private final EvidencePlans plans;
  private final EvidenceBundles bundles;
  private final IncidentReader incidents;
  private final BundleDrafting drafting;
  private final BundleSealer sealer;
  private final EvidenceArchive archive;
  private final SealedClips sealedClips;
  private final ClipSpool spool;
  private final EvidenceNews news;
  private final Clock clock;
  private final Duration patience;
  private final Counter sealed;

  EvidenceAssembler(
      EvidencePlans plans,
      EvidenceBundles bundles,
      IncidentReader incidents,
      BundleDrafting drafting,
      Sealing sealing,
      ClipSpool spool,
      EvidenceNews news,
      Timing timing) {
    this.plans = plans;
    this.bundles = bundles;
    this.incidents = incidents;
    this.drafting = drafting;
    this.sealer = sealing.sealer();
    this.archive = sealing.archive();
    this.sealedClips = sealing.clips();
    this.spool = spool;
    this.news = news;
    this.clock = timing.clock();
    this.patience = timing.settings().evidencePatience();
    this.sealed =
        Counter.builder("xunjie.evidence.sealed")
            .description("Bundles of evidence that were sealed")
            .register(timing.metrics());
    QueryGauge.register(
        timing.metrics(),
        "xunjie.evidence.due",
        "Incidents of which evidence is still to be assembled",
        plans::due);
  }

  /** Where bundles are sealed. */
  @Component
  record Sealing(BundleSealer sealer, EvidenceArchive archive, SealedClips clips) {}

  /** How time is told and taken. */
  @Component
  record Timing(Clock clock, ApiSettings settings, MeterRegistry metrics) {}

  @Override
  public String name() {
    return "evidence-assembler";
  }

  @Override
  public Duration step() throws InterruptedException {
    Optional<DuePlan> due = plans.claim(1, CLAIM_TIME).stream().findFirst();
    if (due.isEmpty()) {
      return IDLE_PAUSE;
    }
    try {
      assemble(due.get());
    } catch (RuntimeException trouble) {
      String part = trouble instanceof StoreUnavailableException ? "store" : "trouble";
      putOff(due.get(), TROUBLE_PAUSE, "%s: %s".formatted(part, trouble.getMessage()));
      throw trouble;
    }
    return Duration.ZERO;
  }

  private void assemble(DuePlan plan) throws InterruptedException {
    IncidentDetail incident = incidents.detail(plan.incidentId()).orElseThrow();
    if (incident.summary().state() == CaseState.MERGED) {
      plans.sealed(plan);
      return;
    }
    boolean isAnyStillComing =
        incident.summary().stills().stream()
            .anyMatch(still -> still.status() == StillStatus.PENDING);
    if (isAnyStillComing) {
      putOff(plan, STILLS_PAUSE, "stills");
      return;
    }
    Optional<List<ClipFetch>> clips = clips(plan, incident);
    if (clips.isPresent()) {
      seal(plan, incident, clips.get());
    }
  }

  /** Empty if the plan was put off for one that may come. */
  private Optional<List<ClipFetch>> clips(DuePlan plan, IncidentDetail incident)
      throws InterruptedException {
    boolean isPatient = clock.instant().isBefore(plan.dueSince().plus(patience));
    List<ClipFetch> clips = new ArrayList<>();
    for (ClipWindow window :
        ClipWindow.around(incident.summary().startedAt(), incident.summary().violationAt())) {
      Optional<ClipFetch> kept = sealedClips.of(plan.incidentId(), window);
      if (kept.isPresent()) {
        clips.add(kept.get());
        continue;
      }
      String cameraId = incident.summary().camera().id();
      ClipSpool.Answer answer = spool.clip(cameraId, window.from(), window.to());
      if (answer instanceof ClipSpool.Answer.Clip clip && !clip.codec().equals(ClipSpool.H264)) {
        ClipSpool.Answer again = spool.browserClip(cameraId, window.from(), window.to());
        if (again instanceof ClipSpool.Answer.Clip playable) {
          clips.add(new ClipFetch.Found(window, clip, Optional.of(playable)));
          continue;
        }
        clips.add(new ClipFetch.Found(window, clip, Optional.empty()));
      } else if (answer instanceof ClipSpool.Answer.Clip clip) {
        clips.add(new ClipFetch.Found(window, clip, Optional.empty()));
      } else if (answer instanceof ClipSpool.Answer.NotYet notYet && isPatient) {
        putOff(plan, notYet.retryAfter(), "clip: " + notYet.why());
        return Optional.empty();
      } else {
        clips.add(new ClipFetch.Missing(window, reasonOf(answer)));
      }
    }
    return Optional.of(clips);
  }

  private void putOff(DuePlan plan, Duration pause, String waitingFor) {
    plans.postpone(plan, pause, waitingFor);
    if (!waitingFor.equals(plan.waitingFor())) {
      news.tell(plan.incidentId());
    }
  }

  private static String reasonOf(ClipSpool.Answer answer) {
    return answer instanceof ClipSpool.Answer.NotYet notYet
        ? "given up waiting: " + notYet.why()
        : answer instanceof ClipSpool.Answer.Gone gone ? gone.why() : "unknown";
  }

  /**
   * Seals what isn't sealed yet: sealing what is gives back what was sealed, and if that says the
   * same, as after a crash, nothing is left to do.
   */
  private void seal(DuePlan plan, IncidentDetail incident, List<ClipFetch> clips) {
    int revision = Math.max(1, bundles.newestRevision(plan.incidentId()));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    while (true) {
      BundleDraft draft = drafting.draft(incident, revision, clips);
      SealedBundle bundle = sealer.seal(draft, now);
      Manifest manifest = archive.manifest(bundle);
      bundles.record(bundle, manifest);
      if (says(manifest, draft)) {
        finish(plan, bundle, manifest);
        return;
      }
      revision++;
    }
  }

  private static boolean says(Manifest manifest, BundleDraft draft) {
    return manifest.incident().equals(draft.incident())
        && manifest.files().equals(draft.files())
        && manifest.missing().equals(draft.missing());
  }

  private void finish(DuePlan plan, SealedBundle bundle, Manifest manifest) {
    plans.sealed(plan);
    sealed.increment();
    LOG.info(
        "evidence sealed incident={} revision={} camera={} sequence={} files={} score={} missing={} manifest={}",
        bundle.incidentId(),
        bundle.revision(),
        bundle.cameraId(),
        bundle.sequence(),
        manifest.files().size(),
        manifest.completeness().score(),
        manifest.missing().size(),
        bundle.manifest().hex());
    news.tell(bundle.incidentId());
  }
}
