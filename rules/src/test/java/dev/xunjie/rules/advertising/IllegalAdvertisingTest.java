package dev.xunjie.rules.advertising;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.IncidentEvent.Kind;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import dev.xunjie.contracts.policy.AdvertisingZone;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.contracts.scene.SceneQuality;
import dev.xunjie.contracts.warning.Warning;
import dev.xunjie.rules.place.PlaceState;
import dev.xunjie.rules.zone.EnforcedZone;
import dev.xunjie.rules.zone.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A wall told in pictures every ten seconds; a board may stay for ten minutes. */
class IllegalAdvertisingTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
  private static final IllegalAdvertising RULE = new IllegalAdvertising();
  private static final double BANNER = .3;
  private static final double BARE = 0;

  private static final CameraPolicy POLICY =
      ContractJson.fromBytes(
          """
          {"cameraId": "cam-1", "version": 7, "zones": [{"offence": "ILLEGAL_AD", "id": "wall",
            "name": "体育馆外墙", "polygon": [[0, 0], [1, 0], [1, 0.5], [0, 0.5]],
            "allowedSeconds": 600, "references": ["bare.jpg"], "sign": "市容条例 20"}]}
          """
              .getBytes(UTF_8),
          CameraPolicy.class);

  private static final EnforcedZone<AdvertisingZone> WALL =
      EnforcedZone.of(POLICY, AdvertisingZone.class).get(0);

  private PlaceState state = RULE.nothingKnown();
  private final List<IncidentEvent> incidents = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private final List<RecheckAnswer> answers = new ArrayList<>();

  @Test
  void opensWhenABannerStaysEndsWhenItIsGone() {
    showsFromTo(0, 590, BANNER);
    assertThat(incidents).isEmpty();
    assertThat(warnings).extracting(Warning::kind).containsExactly(Warning.Kind.GIVEN);

    showsFromTo(600, 700, BANNER).showsFromTo(710, 1100, BARE);

    assertThat(incidents).extracting(IncidentEvent::kind).containsExactly(Kind.OPENED, Kind.ENDED);
    IncidentEvent ended = incidents.get(1);
    assertThat(ended.offence()).isEqualTo(Offence.ILLEGAL_AD);
    assertThat(ended.label()).isEqualTo("board");
    assertThat(ended.ending()).contains(Ending.LEFT);
    assertThat(ended.policyVersion()).isEqualTo(7);
    assertThat(ended.zone().sign()).contains("市容条例 20");
    assertThat(ended.stills())
        .extracting(Still::moment)
        .containsExactly(
            Still.Moment.AT_REST,
            Still.Moment.BETWEEN,
            Still.Moment.VIOLATION,
            Still.Moment.LAST_SEEN,
            Still.Moment.CLEARED);
  }

  @Test
  void takesABoardThatIsCarriedPastForNone() {
    showsFromTo(0, 120, BANNER).showsFromTo(130, 900, BARE);

    assertThat(incidents).isEmpty();
  }

  @Test
  void staysOneThroughADarkNight() {
    showsFromTo(0, 700, BANNER).showsFromTo(8 * 3600, 8 * 3600 + 100, BANNER);

    assertThat(incidents.stream().map(IncidentEvent::incidentId).collect(Collectors.toSet()))
        .hasSize(1);
    assertThat(incidents).extracting(IncidentEvent::kind).doesNotContain(Kind.ENDED);
  }

  @Test
  void answersAnOrderToTakeItDown() {
    showsFromTo(0, 700, BANNER);
    RecheckOrder order =
        new RecheckOrder(
            "order-1",
            incidents.get(0).incidentId(),
            Offence.ILLEGAL_AD,
            "cam-1",
            "wall",
            MIDNIGHT.plusSeconds(800),
            MIDNIGHT.plusSeconds(1000));
    take(RULE.order(state, order));

    showsFromTo(1010, 1200, BARE);

    assertThat(answers)
        .extracting(RecheckAnswer::finding)
        .containsExactly(RecheckAnswer.Finding.CORRECTED);
  }

  @Test
  void restoredFromItsJsonGoesOnTheSame() {
    showsFromTo(0, 300, BANNER);
    state = ContractJson.fromBytes(ContractJson.toBytes(state), PlaceState.class);

    showsFromTo(310, 620, BANNER);

    assertThat(incidents).extracting(IncidentEvent::kind).containsExactly(Kind.OPENED);
    assertThat(incidents.get(0).startedAt()).isEqualTo(MIDNIGHT);
  }

  private IllegalAdvertisingTest showsFromTo(int first, int last, double share) {
    for (int second = first; second <= last; second += 10) {
      Instant now = MIDNIGHT.plusSeconds(second);
      take(
          RULE.update(
              state,
              new Observation(
                  "cam-1",
                  now,
                  new FrameReference(0, second),
                  SceneQuality.UNMEASURED,
                  List.of(),
                  List.of(
                      new ZoneOccupancy(
                          "wall",
                          share,
                          1,
                          Optional.of(share),
                          share > 0 ? Optional.of(now) : Optional.empty(),
                          Optional.empty(),
                          List.of(),
                          "bare-1")),
                  "test"),
              WALL));
    }
    return this;
  }

  private void take(Outcome<PlaceState> outcome) {
    state = outcome.state();
    incidents.addAll(outcome.incidents());
    warnings.addAll(outcome.warnings());
    answers.addAll(outcome.answers());
  }
}
