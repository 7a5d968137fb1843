package dev.xunjie.standalone.benchmark;

import dev.xunjie.detector.stage.Stage;
import java.util.Map;
import java.util.Optional;

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
 * @param secondLookShare share of the pictures that got a second look, every picture looked at
 * @param incidents incidents found when every picture is looked at, small zones enlarged
 * @param withChangeGate what the change gate changes
 * @param withoutCloseUps what changes if no zone is enlarged; absent where none is small enough
 */
record ClipFigures(
    String clip,
    int pictures,
    Map<Stage, StageCost> stages,
    double stepMilliseconds,
    double modelCallMilliseconds,
    double ratioToModelCall,
    double picturesPerSecondPerCore,
    double secondLookShare,
    int incidents,
    SavingFigures withChangeGate,
    Optional<SavingFigures> withoutCloseUps) {}
