package dev.xunjie.detector.shopfront;

/**
 * A reference picture that a zone can't be compared with; the zone isn't judged until another one
 * takes its place.
 *
 * @param zoneId which zone
 * @param picture its name in the zone's policy
 * @param reason what is wrong with it and what to do, for an operator
 */
public record UnfitReference(String zoneId, String picture, String reason) {}
