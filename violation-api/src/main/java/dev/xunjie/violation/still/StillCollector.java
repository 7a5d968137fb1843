package dev.xunjie.violation.still;

import dev.xunjie.evidence.archive.EvidenceArchive;
import dev.xunjie.evidence.store.Content;
import dev.xunjie.evidence.store.StoreUnavailableException;
import dev.xunjie.violation.background.Loop;
import dev.xunjie.violation.kafka.KafkaClients;
import dev.xunjie.violation.postgres.QueryGauge;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings the stills' pictures from Kafka, which forgets them after hours, into the evidence store.
 * What is to be done stands in the database, so that a crash at any moment only means doing it
 * again.
 */
@Component
final class StillCollector implements Loop {
  private static final Logger LOG = LoggerFactory.getLogger(StillCollector.class);
  private static final Duration IDLE_PAUSE = Duration.ofMillis(500);
  private static final Duration CLAIM_TIME = Duration.ofSeconds(30);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
  private static final int CLAIMED_AT_ONCE = 8;

  /** A frame beyond the topic's end is waited for as long as this: some ten minutes. */
  private static final int MOST_ATTEMPTS_BEYOND_END = 15;

  private final KafkaClients kafka;
  private final StillStore stills;
  private final EvidenceArchive evidence;
  private final StillListener listener;
  private final Counter stored;
  private final Counter missing;
  private Optional<FrameReader> reader = Optional.empty();

  StillCollector(
      KafkaClients kafka,
      StillStore stills,
      EvidenceArchive evidence,
      StillListener listener,
      MeterRegistry metrics) {
    this.kafka = kafka;
    this.stills = stills;
    this.evidence = evidence;
    this.listener = listener;
    this.stored =
        Counter.builder("xunjie.stills.stored")
            .description("Stills brought into the evidence store")
            .register(metrics);
    this.missing =
        Counter.builder("xunjie.stills.missing")
            .description("Stills whose frame could not be had any more")
            .register(metrics);
    QueryGauge.register(
        metrics, "xunjie.stills.pending", "Stills still to be fetched", stills::pending);
  }

  @Override
  public String name() {
    return "still-collector";
  }

  @Override
  public Duration step() {
    List<WantedStill> due = stills.claim(CLAIMED_AT_ONCE, CLAIM_TIME);
    for (WantedStill still : due) {
      try {
        collect(still);
      } catch (KafkaException | StoreUnavailableException trouble) {
        stills.postpone(still, retryAfter(still));
        throw trouble;
      }
    }
    return due.size() < CLAIMED_AT_ONCE ? IDLE_PAUSE : Duration.ZERO;
  }

  @Override
  public void release() {
    reader.ifPresent(FrameReader::close);
  }

  private void collect(WantedStill still) {
    FetchedFrame fetched = reader().fetch(still);
    if (fetched instanceof FetchedFrame.Found found) {
      String sha256 = evidence.keep(Content.of(found.jpeg())).hex();
      stills.markStored(still, sha256);
      stored.increment();
      LOG.info(
          "still stored incident={} ordinal={} frame={}/{} bytes={} sha256={}",
          still.incidentId(),
          still.ordinal(),
          still.frame().partition(),
          still.frame().offset(),
          found.jpeg().length,
          sha256);
      listener.stillSettled(still.incidentId());
    } else if (fetched instanceof FetchedFrame.Gone gone) {
      giveUp(still, gone.reason());
    } else if (fetched instanceof FetchedFrame.NotYet notYet) {
      if (still.attempts() >= MOST_ATTEMPTS_BEYOND_END) {
        giveUp(still, notYet.reason());
      } else {
        stills.postpone(still, retryAfter(still));
      }
    }
  }

  private void giveUp(WantedStill still, String reason) {
    stills.markMissing(still, reason);
    missing.increment();
    LOG.warn(
        "still missing incident={} ordinal={} reason=\"{}\"",
        still.incidentId(),
        still.ordinal(),
        reason);
    listener.stillSettled(still.incidentId());
  }

  private FrameReader reader() {
    if (reader.isEmpty()) {
      reader = Optional.of(new FrameReader(kafka));
    }
    return reader.get();
  }

  private static Duration retryAfter(WantedStill still) {
    Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(still.attempts() - 1, 10));
    return doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
  }
}
