package dev.xunjie.gateway.reading;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The capture times of a stream's newest packets, for the pictures that are decoded from them. */
final class PacketTimes {
  /** H.264 and H.265 decoders hold back 16 pictures at most (ITU-T H.264 A.3.1, H.265 A.4.2). */
  private static final int REMEMBERED = 64;

  private final Map<Duration, CaptureClock.CaptureTime> times = new LinkedHashMap<>();

  void note(Duration streamTime, CaptureClock.CaptureTime time) {
    times.put(streamTime, time);
    if (times.size() > REMEMBERED) {
      times.remove(times.keySet().iterator().next());
    }
  }

  Optional<CaptureClock.CaptureTime> of(Duration streamTime) {
    return Optional.ofNullable(times.get(streamTime));
  }

  void clear() {
    times.clear();
  }
}
