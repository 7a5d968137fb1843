/**
 * Out-of-store business (出店经营 / 店外经营).
 *
 * <p>Start reading at {@link dev.xunjie.rules.outofstore.OutOfStore}: when an incident opens,
 * continues through a gap, and ends stands there on one screen.
 */
package dev.xunjie.rules.outofstore;
