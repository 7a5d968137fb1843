package dev.xunjie.standalone.benchmark;

/**
 * What one stage costs.
 *
 * @param millisecondsPerPicture mean over all pictures, those included that had no such stage
 * @param medianCallMilliseconds median over its calls
 * @param callsPerPicture how often it is called for a picture, on average
 */
record StageCost(
    double millisecondsPerPicture, double medianCallMilliseconds, double callsPerPicture) {}
