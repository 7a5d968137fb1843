/**
 * {@code xunjie eval parking}: the parking rule over the recorded tracker of a published study,
 * scored by event against what people marked (docs/evaluation-parking.md).
 */
package dev.xunjie.standalone.evaluation.parking;
