/**
 * Where cameras stand, which areas of the city squads answer for, and who is on duty: what a
 * proposal to dispatch somebody is made of.
 *
 * <p>Coordinates are WGS-84, as satellites give them. Maps published in China are shifted by some
 * hundred metres (GCJ-02, BD-09): convert what was read from one before entering it.
 */
package dev.xunjie.violation.area;
