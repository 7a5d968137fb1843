/**
 * Shop fronts, and other places that must stay as they are, in a camera's picture: which there are,
 * what they look like when nothing stands there, and what stands there now. How that is told is the
 * business of {@link dev.xunjie.detector.occupancy}.
 */
package dev.xunjie.detector.shopfront;
