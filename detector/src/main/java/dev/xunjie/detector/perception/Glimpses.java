package dev.xunjie.detector.perception;

import dev.xunjie.contracts.appearance.AppearanceAnswer;
import dev.xunjie.contracts.appearance.TruckGlimpse;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.contracts.observation.ObservedObject;

/**
 * What was seen of one vehicle that passes by looking at how it looks.
 *
 * @param looks how many there were
 * @param largestSize share of the picture that its largest box took up then
 * @param truckSum sum of the probabilities that it is a truck
 */
public record Glimpses(int looks, double largestSize, double truckSum) {
  static final Glimpses NONE = new Glimpses(0, 0, 0);

  /** So many looks tell a car from a truck; cars get no more of them. */
  private static final int TELLING_LOOKS = 3;

  /** A vote over so many looks changes little by another. */
  private static final int LOOKS_ENOUGH = 12;

  /** Unless it is seen this many times larger than ever before. */
  private static final double MUCH_LARGER = 1.15;

  private static final double HALF = .5;

  boolean wantsMore(ObservedObject vehicle) {
    if (looks < TELLING_LOOKS) {
      return true;
    }
    boolean isNews = looks < LOOKS_ENOUGH || vehicle.box().area() >= MUCH_LARGER * largestSize;
    return isNews && isLikelyATruck(vehicle);
  }

  /** Whether the detector calls it a truck, or its looks say so. */
  boolean isLikelyATruck(ObservedObject vehicle) {
    return vehicle.label().equals(ObjectKind.TRUCK) || looks > 0 && truckSum >= HALF * looks;
  }

  Glimpses and(TruckGlimpse glimpse, ObservedObject vehicle) {
    return new Glimpses(
        looks + 1,
        Math.max(largestSize, vehicle.box().area()),
        truckSum + glimpse.truck().map(AppearanceAnswer::probability).orElse(0.0));
  }
}
