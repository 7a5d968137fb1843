package dev.xunjie.standalone.evaluation.parking;

import dev.xunjie.contracts.geometry.NormalisedBox;

/**
 * What the study's tracker said of one vehicle in one frame.
 *
 * @param id the tracker's name for it; a vehicle gets several over its stay
 * @param type COCO's class
 * @param box where it is
 * @param parkedSamples for how many samples the tracker has known it at rest
 */
record TrackedBox(int id, String type, NormalisedBox box, double parkedSamples) {}
