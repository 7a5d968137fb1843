package dev.xunjie.standalone.evaluation.occupancy;

import java.util.List;
import java.util.Optional;

/**
 * What came of one video.
 *
 * @param video its file name
 * @param looks pictures looked at
 * @param expected whether a thing comes to stand there
 * @param foundAfterSeconds from when it stands there to when the zone first counts as taken
 * @param falseSeconds how long the zone counted as taken while nothing stood there
 * @param lostSeconds how long it didn't count as taken after it was found and while it stood there
 * @param greatestShare of the zone that ever counted as taken
 * @param sinceSecond the beginning that is reported at the end, in seconds of the video
 * @param named what the detector named at the taken places
 */
record SequenceScore(
    String video,
    int looks,
    boolean expected,
    Optional<Double> foundAfterSeconds,
    double falseSeconds,
    double lostSeconds,
    double greatestShare,
    Optional<Double> sinceSecond,
    List<String> named) {}
