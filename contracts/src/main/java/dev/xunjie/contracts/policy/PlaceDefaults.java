package dev.xunjie.contracts.policy;

/**
 * What holds for a kind of place where its policy says nothing.
 *
 * @param occupiedShare share of the zone from which on it counts as occupied
 * @param judgedShare share of the zone that a picture must show to say anything of it
 * @param clearedAfterSeconds for how long pictures must show it unoccupied
 * @param longestGapSeconds for how long no picture need show it occupied
 * @param longestAllowedSeconds the longest time that a policy may allow
 */
public record PlaceDefaults(
    double occupiedShare,
    double judgedShare,
    double clearedAfterSeconds,
    double longestGapSeconds,
    double longestAllowedSeconds) {}
