/**
 * The state of the picture: dark, blurred, fogged, covered, frozen, lens moved; a pure function of
 * what is remembered of a camera and the picture.
 */
package dev.xunjie.detector.scene;
