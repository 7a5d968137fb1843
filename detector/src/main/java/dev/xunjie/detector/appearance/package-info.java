/**
 * How a construction truck looks: small trained heads over the backbone's features of its box.
 * {@code xunjie train appearance} makes a head from labelled boxes.
 */
package dev.xunjie.detector.appearance;
