package dev.xunjie.standalone.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_PRFT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_network_init;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.junit.jupiter.api.Test;

/** An independent client reads the server: FFmpeg, by way of its own RTSP, RTP and H.264 code. */
class FfmpegClientTest {
  private static final int PICTURES = 25;
  private static final int PICTURE_TICKS = 9_000;

  @Test
  void readsAndDecodesOverTheLoop() throws IOException {
    List<Seen> pictures = watch(RtspServerSettings.defaults());

    assertRisingByOnePicture(pictures);
    assertThat(pictures).allMatch(Seen::decoded);
  }

  @Test
  void readsOnOverTheEndOfThirtyTwoBits() throws IOException {
    assertRisingByOnePicture(
        watch(RtspServerSettings.defaults().withFirstTimestamp(-PICTURES / 2 * PICTURE_TICKS)));
  }

  @Test
  void learnsWhenPicturesWereTaken() throws IOException {
    Instant before = Instant.now().minusMillis(1);
    List<Seen> pictures = watch(RtspServerSettings.defaults());

    assertThat(pictures)
        .allSatisfy(seen -> assertThat(seen.takenAt()).isBetween(before, Instant.now()));
  }

  /** FFmpeg leaves the very first packet without a timestamp, whoever serves it. */
  private static void assertRisingByOnePicture(List<Seen> pictures) {
    assertThat(pictures).hasSize(PICTURES);
    for (int i = 1; i < pictures.size(); i++) {
      Seen picture = pictures.get(i);
      Seen previous = pictures.get(i - 1);
      assertThat(ChronoUnit.MICROS.between(previous.takenAt(), picture.takenAt()))
          .isBetween(99_000L, 101_000L);
      if (i > 1) {
        assertThat(picture.timestamp()).isEqualTo(previous.timestamp() + PICTURE_TICKS);
      }
    }
  }

  private static List<Seen> watch(RtspServerSettings settings) throws IOException {
    try (RtspServer server =
        RtspServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Map.of("street", TestingClips.firstPictures(10)),
            settings)) {
      return watch("rtsp://127.0.0.1:%d/street".formatted(server.port()));
    }
  }

  private static List<Seen> watch(String address) {
    avformat_network_init();
    AVFormatContext input = new AVFormatContext(null);
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "rtsp_transport", "tcp", 0);
    av_dict_set(options, "timeout", "60000000", 0);
    assertThat(avformat_open_input(input, address, null, options)).isZero();
    AVCodecContext decoder = decoder(input);
    AVPacket packet = av_packet_alloc();
    AVFrame frame = av_frame_alloc();
    List<Seen> pictures = new ArrayList<>();
    while (pictures.size() < PICTURES && av_read_frame(input, packet) == 0) {
      boolean decoded =
          avcodec_send_packet(decoder, packet) == 0
              && avcodec_receive_frame(decoder, frame) == 0
              && frame.decode_error_flags() == 0
              && frame.width() == 768
              && frame.height() == 576;
      pictures.add(new Seen(packet.pts(), takenAt(packet), decoded));
      av_packet_unref(packet);
    }
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(decoder);
    avformat_close_input(input);
    return pictures;
  }

  private static AVCodecContext decoder(AVFormatContext input) {
    int codec = input.streams(0).codecpar().codec_id();
    AVCodecContext decoder = avcodec_alloc_context3(avcodec_find_decoder(codec));
    decoder.thread_count(1);
    assertThat(avcodec_parameters_to_context(decoder, input.streams(0).codecpar())).isNotNegative();
    assertThat(avcodec_open2(decoder, avcodec_find_decoder(codec), (AVDictionary) null)).isZero();
    return decoder;
  }

  /** The producer's reference time: microseconds of Unix time, first in its structure. */
  private static Instant takenAt(AVPacket packet) {
    BytePointer reference = av_packet_get_side_data(packet, AV_PKT_DATA_PRFT, (SizeTPointer) null);
    assertThat(reference).isNotNull();
    return Instant.EPOCH.plus(new LongPointer(reference).get(), ChronoUnit.MICROS);
  }

  private record Seen(long timestamp, Instant takenAt, boolean decoded) {}
}
