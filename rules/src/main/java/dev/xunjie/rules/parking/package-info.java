/**
 * Illegal parking (人行道违停 / 机动车乱停放).
 *
 * <p>Start reading at {@link dev.xunjie.rules.parking.IllegalParking}: when an incident opens,
 * continues through a gap, and ends stands there on one screen.
 */
package dev.xunjie.rules.parking;
