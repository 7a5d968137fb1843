package dev.xunjie.standalone.rtsp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Media woven into the RTSP connection (RFC 2326, 10.12 and 12.39): the one transport that this
 * server speaks, since it passes through every firewall and loses nothing.
 *
 * @param mediaChannel channel of the RTP packets, 0 to 255
 * @param reportChannel channel of the RTCP packets, 0 to 255
 */
record InterleavedTransport(int mediaChannel, int reportChannel) {
  private static final Pattern OVER_TCP = Pattern.compile("(?i)\\s*RTP/AVP/TCP\\s*(;.*)?");
  private static final Pattern CHANNELS =
      Pattern.compile("(?i).*;\\s*interleaved=(\\d{1,3})-(\\d{1,3}).*");
  private static final int HIGHEST_CHANNEL = 255;
  private static final InterleavedTransport USUAL = new InterleavedTransport(0, 1);

  /** The first of the client's alternatives that is this transport; empty if none is. */
  static Optional<InterleavedTransport> choose(String transportHeader) {
    return Stream.of(transportHeader.split(","))
        .filter(alternative -> OVER_TCP.matcher(alternative).matches())
        .flatMap(alternative -> parse(alternative).stream())
        .findFirst();
  }

  String toHeader(int source) {
    return "RTP/AVP/TCP;unicast;interleaved=%d-%d;ssrc=%08X"
        .formatted(mediaChannel, reportChannel, source);
  }

  private static Optional<InterleavedTransport> parse(String alternative) {
    Matcher channels = CHANNELS.matcher(alternative);
    if (!channels.matches()) {
      return alternative.contains("interleaved") ? Optional.empty() : Optional.of(USUAL);
    }
    int media = Integer.parseInt(channels.group(1));
    int report = Integer.parseInt(channels.group(2));
    return media == report || media > HIGHEST_CHANNEL || report > HIGHEST_CHANNEL
        ? Optional.empty()
        : Optional.of(new InterleavedTransport(media, report));
  }
}
