package dev.xunjie.standalone.rtsp.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.standalone.rtsp.TestingClips;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveClipTest {
  private static final long START_NANOS = -5_000;

  @Test
  void goesOnRisingWhereTheClipBeginsAnew() {
    LiveClip live = new LiveClip(TestingClips.firstPictures(15), START_NANOS, 100);

    assertThat(live.picture(15)).isEqualTo(live.picture(0));
    assertThat(live.timestamp(14)).isEqualTo(100 + 14 * 9_000);
    assertThat(live.timestamp(15)).isEqualTo(100 + 15 * 9_000);
  }

  @Test
  void startsReceiversAtTheNewestKeyPicture() {
    LiveClip live = new LiveClip(TestingClips.firstPictures(15), START_NANOS, 0);

    assertThat(live.newestKeyPicture(START_NANOS)).isZero();
    assertThat(live.newestKeyPicture(atSeconds(0.95))).isZero();
    assertThat(live.newestKeyPicture(atSeconds(1.0))).isEqualTo(10);
    assertThat(live.newestKeyPicture(atSeconds(1.45))).isEqualTo(10);
    assertThat(live.newestKeyPicture(atSeconds(1.55))).isEqualTo(15);
  }

  @Test
  void wrapsTimestampsAfterThirteenHoursLikeEverySender() {
    LiveClip live = new LiveClip(TestingClips.shipped(), START_NANOS, 0);
    long picture = (1L << 32) / 9_000;

    assertThat(Integer.toUnsignedLong(live.timestamp(picture))).isEqualTo(picture * 9_000);
    assertThat(Integer.toUnsignedLong(live.timestamp(picture + 1)))
        .isEqualTo((picture + 1) * 9_000 - (1L << 32));
  }

  @Test
  void givesAMomentTheTimestampOfThePictureTakenThen() {
    LiveClip live = new LiveClip(TestingClips.shipped(), START_NANOS, 77);
    long month = Duration.ofDays(30).toSeconds() * 10;

    assertThat(live.timestampAt(live.takenAtNanos(3))).isEqualTo(live.timestamp(3));
    assertThat(live.timestampAt(live.takenAtNanos(month))).isEqualTo(live.timestamp(month));
  }

  private static long atSeconds(double seconds) {
    return START_NANOS + Math.round(seconds * 1e9);
  }
}
