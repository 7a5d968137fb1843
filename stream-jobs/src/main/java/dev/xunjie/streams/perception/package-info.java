/** The shell around the detector: frames in, observations out, the tracker's memory as state. */
package dev.xunjie.streams.perception;
