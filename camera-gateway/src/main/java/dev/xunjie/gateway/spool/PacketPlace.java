package dev.xunjie.gateway.spool;

import java.time.Instant;

/**
 * Where a packet stands in its segment.
 *
 * @param offset of its record, in bytes
 * @param packetBytes how long the packet is
 * @param capturedAt when its picture was taken
 * @param key whether decoding can begin with it
 */
public record PacketPlace(long offset, int packetBytes, Instant capturedAt, boolean key) {}
