/** The steps of perception and what they cost. */
package dev.xunjie.detector.stage;
