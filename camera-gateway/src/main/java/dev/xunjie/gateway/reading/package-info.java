/**
 * Cameras being read: one reader thread each, a watch over readers that hang, capture times, states
 * and counters. Knows no Kafka.
 */
package dev.xunjie.gateway.reading;
