package dev.xunjie.standalone.benchmark;

import java.time.Duration;

/**
 * One picture of a clip, as the gateway would send it.
 *
 * @param jpeg its bytes; not copied
 * @param streamTime since the start of the clip
 */
record ClipPicture(byte[] jpeg, Duration streamTime) {}
