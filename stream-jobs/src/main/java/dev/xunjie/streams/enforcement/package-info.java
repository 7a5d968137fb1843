/**
 * The shell around every rule: observations and policies in, incidents and warnings out.
 *
 * <p>When an incident opens, continues and ends isn't decided here but by the {@link
 * dev.xunjie.rules.zone.ZoneRule}.
 */
package dev.xunjie.streams.enforcement;
