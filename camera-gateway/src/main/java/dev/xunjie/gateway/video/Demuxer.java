package dev.xunjie.gateway.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_PRFT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_network_init;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import dev.xunjie.gateway.video.VideoException.Trouble;
import java.time.Duration;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVProducerReferenceTime;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;

/** The packets of a video's best video stream. */
final class Demuxer implements AutoCloseable {
  /** Damaged packets in a row after which a video is given up. */
  private static final int DAMAGED_IN_A_ROW = 100;

  /**
   * FFmpeg's own socket timeout comes later than ours: a second line should ours never be asked.
   */
  private static final int SECOND_LINE_FACTOR = 2;

  private static final Duration FAREWELL = Duration.ofSeconds(1);
  private static final AVRational MICROSECONDS = av_make_q(1, 1_000_000);

  static {
    av_log_set_level(AV_LOG_QUIET);
    avformat_network_init();
  }

  private final VideoAddress address;
  private final Deadlines deadlines;
  private final AVFormatContext context;
  private final InterruptDeadline deadline;
  private final SizeTPointer sideDataBytes = new SizeTPointer(1);
  private boolean contextIsOpen;
  private int streamIndex;
  private AVRational timeBase = MICROSECONDS;
  private long originMicros = AV_NOPTS_VALUE;
  private long damaged;

  Demuxer(VideoAddress address, Deadlines deadlines) throws VideoException {
    this.address = address;
    this.deadlines = deadlines;
    context = avformat_alloc_context();
    deadline = new InterruptDeadline(context);
    try {
      open();
    } catch (VideoException unopened) {
      close();
      throw unopened;
    }
  }

  private void open() throws VideoException {
    deadline.endIn(deadlines.open());
    AVDictionary choices = openingChoices();
    BytePointer name = new BytePointer(address.forFfmpeg(), UTF_8);
    int code = avformat_open_input(context, name, null, choices);
    name.close();
    av_dict_free(choices);
    if (code < 0) {
      throw deadline.isOver() || FfmpegError.isTimeout(code)
          ? unanswered()
          : FfmpegError.whenOpening(address, code);
    }
    contextIsOpen = true;
    if (address.kind() == VideoAddress.Kind.FILE || bestVideoStream() < 0) {
      avformat_find_stream_info(context, (PointerPointer<?>) null);
    }
    streamIndex = bestVideoStream();
    if (streamIndex < 0) {
      throw deadline.isOver()
          ? unanswered()
          : FfmpegError.trouble(Trouble.UNFIT, address, "it holds no video: check the source");
    }
    timeBase = stream().time_base();
    if (address.kind() == VideoAddress.Kind.FILE && stream().start_time() != AV_NOPTS_VALUE) {
      originMicros = micros(stream().start_time());
    }
  }

  private AVDictionary openingChoices() {
    AVDictionary choices = new AVDictionary(null);
    if (address.kind() == VideoAddress.Kind.RTSP) {
      String timeoutMicros =
          String.valueOf(SECOND_LINE_FACTOR * deadlines.packet().toNanos() / 1000);
      av_dict_set(choices, "rtsp_transport", "tcp", 0);
      av_dict_set(choices, "allowed_media_types", "video", 0);
      av_dict_set(choices, "timeout", timeoutMicros, 0);
      av_dict_set(choices, "probesize", "500000", 0);
      av_dict_set(choices, "analyzeduration", "500000", 0);
    } else {
      av_dict_set(choices, "protocol_whitelist", "file", 0);
    }
    return choices;
  }

  private VideoException unanswered() {
    if (deadline.isInterrupted()) {
      return interrupted();
    }
    double waitedSeconds = deadlines.open().toMillis() / 1e3;
    if (address.kind() == VideoAddress.Kind.RTSP && Reachability.accepts(address)) {
      return FfmpegError.trouble(
          Trouble.SILENT,
          address,
          "the server accepts the connection, but doesn't answer within %.1f s: restart the camera"
              .formatted(waitedSeconds));
    }
    return FfmpegError.trouble(
        Trouble.UNREACHABLE,
        address,
        "nothing answers within %.1f s: check that the camera is powered and the network"
            .formatted(waitedSeconds));
  }

  /**
   * Reads the next packet of the video stream. When FFmpeg is interrupted at a deadline it still
   * hands out, as a success, what its parser holds: that is no sign of life.
   *
   * @param pictureWait how long the caller will still wait for a picture
   * @return false at the end
   */
  boolean read(AVPacket packet, Duration pictureWait) throws VideoException {
    int damagedInARow = 0;
    while (true) {
      boolean pictureIsDueFirst = pictureWait.compareTo(deadlines.packet()) < 0;
      deadline.endIn(pictureIsDueFirst ? pictureWait : deadlines.packet());
      int code = av_read_frame(context, packet);
      if (deadline.isInterrupted()) {
        throw interrupted();
      }
      if (deadline.isOver() || FfmpegError.isTimeout(code)) {
        throw pictureIsDueFirst ? noPicture() : noPacket();
      }
      if (code >= 0) {
        if (packet.stream_index() == streamIndex) {
          return true;
        }
        av_packet_unref(packet);
      } else if (code == AVERROR_EOF) {
        return false;
      } else if (code == AVERROR_INVALIDDATA && ++damagedInARow < DAMAGED_IN_A_ROW) {
        damaged++;
      } else if (code != FfmpegError.AGAIN) {
        throw FfmpegError.whenReading(address, code);
      }
    }
  }

  VideoException noPicture() {
    return FfmpegError.trouble(
        Trouble.SILENT,
        address,
        "packets come, but no whole picture for %.1f s: shorten the camera's key interval"
            .formatted(deadlines.picture().toMillis() / 1e3));
  }

  private VideoException noPacket() {
    return FfmpegError.trouble(
        Trouble.SILENT,
        address,
        "the connection stands, but nothing has come for %.1f s"
            .formatted(deadlines.packet().toMillis() / 1e3));
  }

  VideoException interrupted() {
    return FfmpegError.trouble(Trouble.INTERRUPTED, address, "reading was stopped");
  }

  /** Since the start of the video; the first time that is asked for counts as its start. */
  Duration streamTime(long timestamp) {
    long micros = micros(timestamp);
    if (originMicros == AV_NOPTS_VALUE) {
      originMicros = micros;
    }
    return Duration.ofNanos((micros - originMicros) * 1000);
  }

  /** Microseconds on the stream's own clock. */
  long micros(long timestamp) {
    return av_rescale_q(timestamp, timeBase, MICROSECONDS);
  }

  /** Wall-clock time by RTCP that travels with the packet, in microseconds since 1970. */
  OptionalLong referenceTimeMicros(AVPacket packet) {
    BytePointer sideData = av_packet_get_side_data(packet, AV_PKT_DATA_PRFT, sideDataBytes);
    return sideData == null || sideData.isNull()
        ? OptionalLong.empty()
        : OptionalLong.of(new AVProducerReferenceTime(sideData).wallclock());
  }

  StreamFormat format() {
    AVCodecParameters announced = stream().codecpar();
    byte[] extradata = new byte[announced.extradata_size()];
    if (extradata.length > 0) {
      announced.extradata().get(extradata);
    }
    return new StreamFormat(
        avcodec_get_name(announced.codec_id()).getString(UTF_8),
        extradata,
        announced.width(),
        announced.height());
  }

  AVStream stream() {
    return context.streams(streamIndex);
  }

  VideoAddress address() {
    return address;
  }

  long damaged() {
    return damaged;
  }

  boolean isInterrupted() {
    return deadline.isInterrupted();
  }

  void interrupt() {
    deadline.interrupt();
  }

  private int bestVideoStream() {
    return av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
  }

  @Override
  public void close() {
    if (contextIsOpen) {
      deadline.permitFarewell(FAREWELL);
      avformat_close_input(context);
      contextIsOpen = false;
    }
    deadline.close();
    sideDataBytes.close();
  }
}
