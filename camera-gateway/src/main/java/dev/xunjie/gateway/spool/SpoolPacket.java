package dev.xunjie.gateway.spool;

import dev.xunjie.gateway.video.StreamFormat;
import java.time.Instant;

/**
 * One packet on its way to the disk.
 *
 * @param key whether decoding can begin with it
 * @param begins whether it doesn't continue what was given before; only a key packet can
 * @param bytes not copied, so leave them as they are
 */
record SpoolPacket(
    String cameraId,
    StreamFormat format,
    Instant capturedAt,
    boolean key,
    boolean begins,
    byte[] bytes) {}
