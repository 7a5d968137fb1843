/**
 * {@code xunjie eval stays}: how well vehicles at rest are told from traffic, over recorded
 * detections in RoadTrack's layout.
 */
package dev.xunjie.standalone.evaluation.stays;
