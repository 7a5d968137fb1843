/**
 * The jobs that Flink runs. Each is a graph on one screen; what it decides lies in the detector and
 * in the rules.
 */
package dev.xunjie.streams;
