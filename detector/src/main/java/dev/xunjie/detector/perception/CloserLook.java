package dev.xunjie.detector.perception;

import dev.xunjie.contracts.appearance.TruckGlimpse;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.observation.ObservedObject.Sighting;
import dev.xunjie.contracts.plate.PlateReading;
import dev.xunjie.detector.appearance.AppearanceReader;
import dev.xunjie.detector.detection.CropLook;
import dev.xunjie.detector.detection.ObjectDetector;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.plate.PlateRecognition;
import dev.xunjie.detector.stage.Stage;
import dev.xunjie.detector.stage.StageClock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Looks closer where that can change what comes of it:
 *
 * <ul>
 *   <li>at vehicles at rest in a zone for what stands: a second look by a slower, surer detector,
 *       and the number plate; the vehicle that waits longest first;
 *   <li>at vehicles in a zone for what passes: how they look, likely trucks first, and the number
 *       plates of likely trucks, which come before those of what stands, for it will wait.
 * </ul>
 *
 * <p>At most one of each for a picture, so that a full car park or a busy road costs no more at
 * once than a single car.
 */
public final class CloserLook implements AutoCloseable {
  /**
   * A vehicle narrower than this has no legible plate: a plate takes up about a quarter of a
   * vehicle's front, and its seven symbols need some 60 pixels.
   */
  private static final int LEAST_WIDTH_FOR_A_PLATE_PIXELS = 120;

  /** Half of the square that looks are scaled to: what is smaller shows neither load nor dirt. */
  private static final int LEAST_SIDE_FOR_A_GLIMPSE_PIXELS = 80;

  /** The second look means the same vehicle if its box overlaps at least this much. */
  private static final double SAME_VEHICLE_OVERLAP = 0.4;

  private final ObjectDetector secondLook;
  private final Optional<PlateRecognition> plates;
  private final Optional<AppearanceReader> appearance;
  private final StageClock clock;

  /**
   * @param secondLook closed with this one
   * @param plates closed with this one; absent where the manifest has no networks for plates
   * @param appearance closed with this one; absent where nobody asks how trucks look
   * @param clock told what each stage takes
   */
  public CloserLook(
      ObjectDetector secondLook,
      Optional<PlateRecognition> plates,
      Optional<AppearanceReader> appearance,
      StageClock clock) {
    this.secondLook = secondLook;
    this.plates = plates;
    this.appearance = appearance;
    this.clock = clock;
  }

  /**
   * What looking closer adds.
   *
   * @param known what was found out before of vehicles that are still remembered, by track id
   * @param objects what was tracked in this picture
   */
  Scrutinised look(
      Map<Long, Scrutiny> known,
      List<ObservedObject> objects,
      BgrImage picture,
      RegionsOfInterest regions,
      Instant now) {
    Map<Long, Scrutiny> scrutinies = new TreeMap<>(known);
    for (ObservedObject object : objects) {
      if (stands(object, regions) || passes(object, regions)) {
        scrutinies.putIfAbsent(object.trackId(), Scrutiny.NONE);
      }
    }
    List<ObservedObject> standing =
        objects.stream()
            .filter(object -> object.sighting() != Sighting.BY_LOOK)
            .filter(object -> isStanding(object, scrutinies, regions))
            .toList();
    List<ObservedObject> passing =
        objects.stream()
            .filter(object -> object.sighting() == Sighting.DETECTED)
            .filter(object -> passes(object, regions))
            .toList();

    doubtful(standing, scrutinies, now)
        .ifPresent(
            vehicle -> {
              double score = clock.timed(Stage.SECOND_LOOK, () -> secondScore(picture, vehicle));
              note(scrutinies, vehicle, before -> before.secondLook(score, now));
            });
    Optional<ObservedObject> glimpsed = unknown(passing, scrutinies, picture);
    Optional<TruckGlimpse> glimpse =
        glimpsed.map(
            vehicle ->
                clock.timed(
                    Stage.APPEARANCE, () -> appearance.orElseThrow().read(picture, vehicle.box())));
    glimpsed.ifPresent(
        vehicle ->
            note(scrutinies, vehicle, before -> before.glimpsed(glimpse.orElseThrow(), vehicle)));
    Optional<ObservedObject> unread =
        unreadInPassing(passing, scrutinies, picture, now)
            .or(() -> unread(standing, scrutinies, picture, now));
    Optional<PlateReading> reading =
        unread.flatMap(vehicle -> clock.timed(Stage.PLATES, () -> plate(picture, vehicle.box())));
    unread.ifPresent(
        vehicle ->
            note(scrutinies, vehicle, before -> before.plateTried(reading.isPresent(), now)));

    return new Scrutinised(
        scrutinies,
        objects.stream()
            .map(object -> scored(object, scrutinies))
            .map(object -> isSame(object, unread) ? read(object, reading) : object)
            .map(object -> isSame(object, glimpsed) ? seen(object, glimpse) : object)
            .toList());
  }

  @Override
  public void close() {
    secondLook.close();
    plates.ifPresent(PlateRecognition::close);
    appearance.ifPresent(AppearanceReader::close);
  }

  /**
   * What came of it.
   *
   * @param scrutinies what to remember, by track id
   * @param objects the objects with what is known of them now
   */
  record Scrutinised(Map<Long, Scrutiny> scrutinies, List<ObservedObject> objects) {}

  private static boolean stands(ObservedObject object, RegionsOfInterest regions) {
    return object.atRestSince().isPresent() && isVehicleIn(regions.stays(), object);
  }

  private static boolean passes(ObservedObject object, RegionsOfInterest regions) {
    return isVehicleIn(regions.passes(), object);
  }

  private static boolean isVehicleIn(List<NormalisedPolygon> zones, ObservedObject object) {
    return object.isMotorVehicle()
        && zones.stream().anyMatch(zone -> zone.contains(object.box().standingPoint()));
  }

  /** Whether it stands in a zone, or did so before and nobody cared how it passed. */
  private static boolean isStanding(
      ObservedObject object, Map<Long, Scrutiny> scrutinies, RegionsOfInterest regions) {
    Scrutiny scrutiny = scrutinies.get(object.trackId());
    boolean stood = scrutiny != null && scrutiny.glimpses().isEmpty() && !passes(object, regions);
    return stood || stands(object, regions);
  }

  private static Optional<ObservedObject> doubtful(
      List<ObservedObject> standing, Map<Long, Scrutiny> scrutinies, Instant now) {
    return standing.stream()
        .filter(vehicle -> scrutinies.get(vehicle.trackId()).wantsSecondLook(now))
        .min(
            Comparator.comparing(
                vehicle -> scrutinies.get(vehicle.trackId()).secondLookAt().orElse(Instant.MIN)));
  }

  private Optional<ObservedObject> unread(
      List<ObservedObject> standing,
      Map<Long, Scrutiny> scrutinies,
      BgrImage picture,
      Instant now) {
    return standing.stream()
        .filter(vehicle -> isLegible(vehicle, picture))
        .filter(vehicle -> scrutinies.get(vehicle.trackId()).wantsPlate(now))
        .min(
            Comparator.comparing(
                vehicle -> scrutinies.get(vehicle.trackId()).plateTriedAt().orElse(Instant.MIN)));
  }

  private Optional<ObservedObject> unreadInPassing(
      List<ObservedObject> passing, Map<Long, Scrutiny> scrutinies, BgrImage picture, Instant now) {
    return passing.stream()
        .filter(vehicle -> isLegible(vehicle, picture))
        .filter(vehicle -> scrutinies.get(vehicle.trackId()).wantsPlateInPassing(vehicle, now))
        .min(
            Comparator.comparing(
                    (ObservedObject vehicle) -> scrutinies.get(vehicle.trackId()).plateTries())
                .thenComparing(vehicle -> -vehicle.box().area()));
  }

  /** Of the vehicles that pass, the one whose look would tell most. */
  private Optional<ObservedObject> unknown(
      List<ObservedObject> passing, Map<Long, Scrutiny> scrutinies, BgrImage picture) {
    return passing.stream()
        .filter(vehicle -> appearance.isPresent() && isLargeEnough(vehicle, picture))
        .filter(vehicle -> seenOf(vehicle, scrutinies).wantsMore(vehicle))
        .min(
            Comparator.comparing(
                    (ObservedObject vehicle) ->
                        !seenOf(vehicle, scrutinies).isLikelyATruck(vehicle))
                .thenComparing(vehicle -> seenOf(vehicle, scrutinies).looks())
                .thenComparing(vehicle -> -vehicle.box().area()));
  }

  private static Glimpses seenOf(ObservedObject vehicle, Map<Long, Scrutiny> scrutinies) {
    return scrutinies.get(vehicle.trackId()).seenInPassing();
  }

  private boolean isLegible(ObservedObject vehicle, BgrImage picture) {
    return plates.isPresent()
        && vehicle.box().width() * picture.widthPixels() >= LEAST_WIDTH_FOR_A_PLATE_PIXELS;
  }

  private static boolean isLargeEnough(ObservedObject vehicle, BgrImage picture) {
    double width = vehicle.box().width() * picture.widthPixels();
    double height = vehicle.box().height() * picture.heightPixels();
    return Math.min(width, height) >= LEAST_SIDE_FOR_A_GLIMPSE_PIXELS;
  }

  private static void note(
      Map<Long, Scrutiny> scrutinies, ObservedObject vehicle, UnaryOperator<Scrutiny> finding) {
    scrutinies.computeIfPresent(vehicle.trackId(), (id, before) -> finding.apply(before));
  }

  private static ObservedObject scored(ObservedObject object, Map<Long, Scrutiny> scrutinies) {
    return Optional.ofNullable(scrutinies.get(object.trackId()))
        .map(scrutiny -> object.withScore(scrutiny.scoreWith(object.score())))
        .orElse(object);
  }

  private static boolean isSame(ObservedObject object, Optional<ObservedObject> other) {
    return other.filter(each -> each.trackId() == object.trackId()).isPresent();
  }

  private static ObservedObject read(ObservedObject object, Optional<PlateReading> reading) {
    return reading.map(object::withPlate).orElse(object);
  }

  private static ObservedObject seen(ObservedObject object, Optional<TruckGlimpse> glimpse) {
    return glimpse.map(object::withGlimpse).orElse(object);
  }

  private double secondScore(BgrImage picture, ObservedObject vehicle) {
    return CropLook.detect(secondLook, picture, CropLook.aroundVehicle(vehicle.box())).stream()
        .filter(seen -> ObjectKind.areOne(seen.label(), vehicle.label()))
        .filter(seen -> seen.box().intersectionOverUnion(vehicle.box()) >= SAME_VEHICLE_OVERLAP)
        .mapToDouble(seen -> seen.score())
        .max()
        .orElse(0);
  }

  private Optional<PlateReading> plate(BgrImage picture, NormalisedBox vehicle) {
    return plates.orElseThrow().read(picture, vehicle).stream().findFirst();
  }
}
