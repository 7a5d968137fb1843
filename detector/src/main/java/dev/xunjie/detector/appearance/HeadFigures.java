package dev.xunjie.detector.appearance;

/**
 * What cross-validation measured: each example judged by a head that hadn't seen its picture.
 *
 * @param yes examples whose truth is yes
 * @param no examples whose truth is no
 * @param accuracy share judged right at one half
 * @param majorityAccuracy what always saying the commoner answer would reach
 * @param balancedAccuracy mean of the shares judged right among yes and among no; .5 is chance
 * @param balancedLow lower end of its 95 % interval, by bootstrap
 * @param balancedHigh upper end
 * @param areaUnderCurve probability that a yes scores above a no; .5 is chance
 * @param areaLow lower end of its 95 % interval, by bootstrap
 * @param areaHigh upper end
 */
public record HeadFigures(
    int yes,
    int no,
    double accuracy,
    double majorityAccuracy,
    double balancedAccuracy,
    double balancedLow,
    double balancedHigh,
    double areaUnderCurve,
    double areaLow,
    double areaHigh) {}
