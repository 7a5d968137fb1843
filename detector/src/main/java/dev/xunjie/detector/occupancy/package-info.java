/**
 * Scene occupancy: what stands in a zone that does not stand there on its reference pictures.
 *
 * <p>A {@link dev.xunjie.detector.occupancy.ZoneView} says which part of the picture is looked at
 * and divides it into cells; a {@link dev.xunjie.detector.occupancy.ZoneLook} is what it looked
 * like once; a {@link dev.xunjie.detector.occupancy.ReferenceLooks} what it looks like when nothing
 * stands there; {@link dev.xunjie.detector.occupancy.SceneOccupancy} the pure function over time.
 */
package dev.xunjie.detector.occupancy;
