package dev.xunjie.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.appearance.AppearanceAnswer;
import dev.xunjie.contracts.appearance.TruckGlimpse;
import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.observation.ObservedObject.Sighting;
import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.contracts.plate.PlateReading;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ParkingZone;
import dev.xunjie.contracts.policy.TruckZone;
import dev.xunjie.contracts.policy.ZonePolicy;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the tests' cameras show: a kerb at which a car may stand for 60 s, a gate for trucks. */
public final class Streets {
  public static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
  public static final ParkingZone KERB =
      ParkingZone.of("kerb", "北侧路缘", NormalisedPolygon.of(.5, .5, 1, .5, 1, 1, .5, 1), 60);
  public static final ParkingZone CROSSING =
      ParkingZone.of("crossing", "人行横道", NormalisedPolygon.of(0, .5, .4, .5, .4, 1, 0, 1), 60);

  public static final TruckZone GATE =
      TruckZone.of("gate", "工地出口", NormalisedPolygon.of(0, .4, .5, .4, .5, 1, 0, 1));

  private static final NormalisedBox AT_KERB = new NormalisedBox(.6, .6, .7, .7);

  private Streets() {}

  public static Instant second(double second) {
    return MIDNIGHT.plusMillis(Math.round(second * 1000));
  }

  /** A car at the kerb since midnight. */
  public static ObservedObject parkedCar() {
    return parkedCar(MIDNIGHT);
  }

  public static ObservedObject parkedCar(Instant atRestSince) {
    return new ObservedObject(
        1, "car", .7, AT_KERB, Optional.of(atRestSince), false, Sighting.DETECTED);
  }

  /** A truck with an uncovered load on its way through the gate, 0 to 1. */
  public static ObservedObject uncoveredTruck(double way) {
    double left = .2 * way;
    NormalisedBox box = new NormalisedBox(left, .5, left + .3, .9);
    return new ObservedObject(2, "truck", .7, box, Optional.empty(), true, Sighting.DETECTED)
        .withGlimpse(
            new TruckGlimpse(
                Optional.empty(),
                Optional.of(new AppearanceAnswer(.95, true)),
                Optional.empty(),
                384,
                288,
                .25,
                "test-1"));
  }

  public static Observation observation(
      String cameraId, Instant capturedAt, ObservedObject... objects) {
    return new Observation(
        cameraId,
        capturedAt,
        new FrameReference(0, Math.max(0, capturedAt.getEpochSecond() - MIDNIGHT.getEpochSecond())),
        List.of(objects),
        "test");
  }

  /** The same with a plate that was read in this picture. */
  public static ObservedObject withPlate(ObservedObject vehicle, String plate) {
    return vehicle.withPlate(
        new PlateReading(
            new PlateNumber(plate),
            .99,
            PlateColour.BLUE,
            Collections.nCopies(4, new NormalisedPoint(.65, .68))));
  }

  /** A policy whose only zone is a kerb that lies in a stretch of road. */
  public static CameraPolicy policyInStretch(String cameraId, String stretch) {
    String alone = ContractJson.toLine(policy(cameraId, KERB));
    String shared =
        alone.replace(
            "\"permittedStopSeconds\"",
            "\"stretch\":\"%s\",\"permittedStopSeconds\"".formatted(stretch));
    return ContractJson.fromBytes(shared.getBytes(UTF_8), CameraPolicy.class);
  }

  public static CameraPolicy policy(String cameraId, ZonePolicy... zones) {
    return new CameraPolicy(cameraId, 1, List.of(zones));
  }
}
