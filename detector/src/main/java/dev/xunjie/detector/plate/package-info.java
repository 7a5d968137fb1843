/**
 * Number plates: found in a picture, straightened, read, checked against the grammar of Chinese
 * plates, and voted over the frames of a track.
 */
package dev.xunjie.detector.plate;
