package dev.xunjie.detector.perception;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.observation.ObservedObject.Sighting;
import dev.xunjie.contracts.plate.PlateReading;
import dev.xunjie.detector.detection.CropLook;
import dev.xunjie.detector.detection.ObjectDetector;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.plate.PlateRecognition;
import dev.xunjie.detector.stage.Stage;
import dev.xunjie.detector.stage.StageClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Looks closer where that can change what comes of it: at vehicles at rest in a zone. A second look
 * by a slower, surer detector, and the number plate. At most one of each for a picture, the vehicle
 * that waits longest first, so that a full car park costs no more at once than a single car.
 */
public final class CloserLook implements AutoCloseable {
  /**
   * A vehicle narrower than this has no legible plate: a plate takes up about a quarter of a
   * vehicle's front, and its seven symbols need some 60 pixels.
   */
  private static final int LEAST_WIDTH_FOR_A_PLATE_PIXELS = 120;

  /** The second look means the same vehicle if its box overlaps at least this much. */
  private static final double SAME_VEHICLE_OVERLAP = 0.4;

  private final ObjectDetector secondLook;
  private final Optional<PlateRecognition> plates;
  private final StageClock clock;

  /**
   * @param secondLook closed with this one
   * @param plates closed with this one; absent where the manifest has no networks for plates
   */
  public CloserLook(ObjectDetector secondLook, Optional<PlateRecognition> plates) {
    this(secondLook, plates, StageClock.NONE);
  }

  /** The same, with a clock on its stages. */
  public CloserLook(
      ObjectDetector secondLook, Optional<PlateRecognition> plates, StageClock clock) {
    this.secondLook = secondLook;
    this.plates = plates;
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
      if (isOfInterest(object, regions)) {
        scrutinies.putIfAbsent(object.trackId(), Scrutiny.NONE);
      }
    }
    Optional<ObservedObject> doubtful =
        first(objects, scrutinies, each -> each.wantsSecondLook(now), Scrutiny::secondLookAt);
    doubtful.ifPresent(
        vehicle ->
            scrutinies.computeIfPresent(
                vehicle.trackId(),
                (id, before) ->
                    before.secondLook(
                        clock.timed(Stage.SECOND_LOOK, () -> secondScore(picture, vehicle)), now)));
    Optional<ObservedObject> unread =
        first(
            plates.isPresent() ? legible(objects, picture) : List.of(),
            scrutinies,
            each -> each.wantsPlate(now),
            Scrutiny::plateTriedAt);
    Optional<PlateReading> reading =
        unread.flatMap(vehicle -> clock.timed(Stage.PLATES, () -> plate(picture, vehicle.box())));
    unread.ifPresent(
        vehicle ->
            scrutinies.computeIfPresent(
                vehicle.trackId(), (id, before) -> before.plateTried(reading.isPresent(), now)));
    List<ObservedObject> told = new ArrayList<>();
    for (ObservedObject object : objects) {
      ObservedObject scored =
          Optional.ofNullable(scrutinies.get(object.trackId()))
              .map(scrutiny -> object.withScore(scrutiny.scoreWith(object.score())))
              .orElse(object);
      told.add(
          reading.isPresent() && unread.filter(object::equals).isPresent()
              ? scored.withPlate(reading.get())
              : scored);
    }
    return new Scrutinised(scrutinies, told);
  }

  @Override
  public void close() {
    secondLook.close();
    plates.ifPresent(PlateRecognition::close);
  }

  /**
   * What came of it.
   *
   * @param scrutinies what to remember, by track id
   * @param objects the objects with what is known of them now
   */
  record Scrutinised(Map<Long, Scrutiny> scrutinies, List<ObservedObject> objects) {}

  private static boolean isOfInterest(ObservedObject object, RegionsOfInterest regions) {
    return object.isMotorVehicle()
        && object.atRestSince().isPresent()
        && regions.zones().stream().anyMatch(zone -> zone.contains(object.box().standingPoint()));
  }

  private static List<ObservedObject> legible(List<ObservedObject> objects, BgrImage picture) {
    return objects.stream()
        .filter(
            object ->
                object.box().width() * picture.widthPixels() >= LEAST_WIDTH_FOR_A_PLATE_PIXELS)
        .toList();
  }

  /** Of the vehicles that want a look, the one that never had it, else had it longest ago. */
  private static Optional<ObservedObject> first(
      List<ObservedObject> objects,
      Map<Long, Scrutiny> scrutinies,
      Predicate<Scrutiny> wantsIt,
      Function<Scrutiny, Optional<Instant>> hadItAt) {
    return objects.stream()
        .filter(object -> object.sighting() != Sighting.BY_LOOK)
        .filter(object -> scrutinies.containsKey(object.trackId()))
        .filter(object -> wantsIt.test(scrutinies.get(object.trackId())))
        .min(
            Comparator.comparing(
                object -> hadItAt.apply(scrutinies.get(object.trackId())).orElse(Instant.MIN)));
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
