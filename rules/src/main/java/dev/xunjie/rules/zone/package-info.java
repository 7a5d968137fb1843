/**
 * What all rules have in common: each judges one zone of one camera, observation by observation.
 *
 * <p>A rule is a {@link dev.xunjie.rules.zone.ZoneRule}; jobs, {@code watch} and evaluations know
 * rules by nothing else.
 */
package dev.xunjie.rules.zone;
