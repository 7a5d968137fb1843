/**
 * The shell around the rule for illegal parking: observations and policies in, incidents out.
 *
 * <p>When an incident opens, continues and ends isn't decided here but in {@code
 * dev.xunjie.rules.parking.IllegalParking}.
 */
package dev.xunjie.streams.parking;
