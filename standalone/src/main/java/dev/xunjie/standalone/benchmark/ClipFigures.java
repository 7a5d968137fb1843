package dev.xunjie.standalone.benchmark;

import dev.xunjie.detector.stage.Stage;
import java.util.Map;

/**
 * What perception costs on one clip, on one core.
 *
 * @param clip its file name
 * @param pictures how many were looked at
 * @param stages cost of each stage when every picture gets a full look
 * @param stepMilliseconds median of the whole step for a picture, every picture looked at
 * @param modelCallMilliseconds median of the bare first model call
 * @param ratioToModelCall the step against the model call
 * @param picturesPerSecondPerCore from the mean of the step
 * @param sparedShare share of the pictures that the change gate spares a look
 * @param gatedStepMilliseconds mean of the step with the gate
 * @param gatedPicturesPerSecondPerCore from it
 * @param secondLookShare share of the pictures that got a second look, every picture looked at
 * @param incidents incidents found when every picture is looked at
 * @param incidentsLostByGate those of them that aren't found with the gate
 * @param incidentsAddedByGate found only with the gate
 */
record ClipFigures(
    String clip,
    int pictures,
    Map<Stage, StageCost> stages,
    double stepMilliseconds,
    double modelCallMilliseconds,
    double ratioToModelCall,
    double picturesPerSecondPerCore,
    double sparedShare,
    double gatedStepMilliseconds,
    double gatedPicturesPerSecondPerCore,
    double secondLookShare,
    int incidents,
    int incidentsLostByGate,
    int incidentsAddedByGate) {}
