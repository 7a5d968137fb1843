package dev.xunjie.evidence.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.evidence.archive.TestingIncident;
import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.manifest.CameraFacts;
import dev.xunjie.evidence.manifest.Completeness;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.FileRole;
import dev.xunjie.evidence.manifest.IncidentFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChecklistTest {
  private static final IncidentFacts PARKED = TestingIncident.facts("incident", "camera");
  private static final Checklist PARKING = Checklist.of("ILLEGAL_PARKING");

  @Test
  void isFullWithAllThatParkingAsksFor() {
    Completeness completeness =
        PARKING.check(
            PARKED,
            List.of(
                file(FileRole.STILL, 0),
                file(FileRole.STILL, 90),
                file(FileRole.STILL, 181),
                file(FileRole.PLATE_CLOSE_UP, 90),
                file(FileRole.CLIP, 0)));

    assertThat(completeness.score()).isEqualTo(1);
    assertThat(completeness.gaps()).isEmpty();
  }

  @Test
  void namesWhatIsMissing() {
    CameraFacts registered = PARKED.camera();
    IncidentFacts unnumbered =
        new IncidentFacts(
            PARKED.incidentId(),
            PARKED.offence(),
            new CameraFacts(
                registered.id(),
                registered.name(),
                registered.place(),
                registered.direction(),
                Optional.empty(),
                registered.timeZone()),
            PARKED.zone(),
            PARKED.policyVersion(),
            PARKED.episode(),
            PARKED.label(),
            PARKED.plates(),
            PARKED.reasons(),
            PARKED.lead(),
            PARKED.sources(),
            PARKED.modelVersion());

    Completeness completeness =
        PARKING.check(unnumbered, List.of(file(FileRole.STILL, 0), file(FileRole.STILL, 179)));

    assertThat(completeness.gaps())
        .extracting(Completeness.Answer::id)
        .containsExactly("stills", "stills-apart", "plate", "clip", "device-number");
    assertThat(completeness.score()).isEqualTo(2 / 7.0);
  }

  @Test
  void countsAPictureOnceHoweverOftenItIsThere() {
    Completeness completeness =
        PARKING.check(
            PARKED,
            List.of(file(FileRole.STILL, 0), file(FileRole.STILL, 181), file(FileRole.STILL, 181)));

    assertThat(completeness.gaps()).extracting(Completeness.Answer::id).contains("stills");
  }

  @Test
  void countsNoPictureOfThePlaceAfterTheSubjectHasGone() {
    Completeness completeness =
        PARKING.check(
            PARKED,
            List.of(
                file(FileRole.STILL, 0),
                file(FileRole.STILL, 90),
                file(FileRole.STILL, 300).withMoment("CLEARED")));

    assertThat(completeness.gaps())
        .extracting(Completeness.Answer::id)
        .contains("stills", "stills-apart");
  }

  @Test
  void asksForAPictureOfAnOffenceThatItDoesNotKnow() {
    assertThat(Checklist.of("SOMETHING_NEW").check(PARKED, List.of()).gaps())
        .extracting(Completeness.Answer::id)
        .containsExactly("stills");
  }

  private static EvidenceFile file(FileRole role, int second) {
    Instant capturedAt = TestingIncident.START.plusSeconds(second);
    return EvidenceFile.of(
        "file", role, "image/jpeg", 1, Sha256.of(new byte[] {(byte) second}), capturedAt);
  }
}
