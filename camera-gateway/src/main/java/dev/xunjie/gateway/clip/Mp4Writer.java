package dev.xunjie.gateway.clip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;

/**
 * Packets into an MP4 file (ISO/IEC 14496-12) of one video track, its index in front of the
 * pictures, so that a browser begins to play before it has all. The same packets give the same
 * bytes.
 */
final class Mp4Writer implements ClipWriter {
  private static final AVRational MILLISECONDS = av_make_q(1, 1000);

  /** FFmpeg returns the system's error numbers negated; its own are far below. */
  private static final int LOWEST_SYSTEM_ERROR = -200;

  private static final int INVALID_ARGUMENT = -22;
  private static final int NO_SPACE_LEFT = -28;

  private final Path file;
  private final AVFormatContext muxer = new AVFormatContext(null);
  private final AVIOContext output = new AVIOContext(null);
  private final AVPacket packet = av_packet_alloc();
  private AVStream stream;

  /**
   * Begins a file.
   *
   * @param startsAt capture time of the first picture, noted in the file
   * @throws UnfitStreamException if an MP4 can't hold such a stream
   * @throws IOException if the file can't be written
   */
  Mp4Writer(Path file, AVCodecParameters parameters, Instant startsAt)
      throws IOException, UnfitStreamException {
    this.file = file;
    try {
      open(parameters, startsAt);
    } catch (IOException | UnfitStreamException unopened) {
      close();
      throw unopened;
    }
  }

  private void open(AVCodecParameters parameters, Instant startsAt)
      throws IOException, UnfitStreamException {
    try (BytePointer name = new BytePointer("file:" + file, UTF_8);
        BytePointer format = new BytePointer("mp4", UTF_8)) {
      requireWritten(avformat_alloc_output_context2(muxer, (AVOutputFormat) null, format, name));
      requireWritten(avio_open(output, name, AVIO_FLAG_WRITE));
    }
    muxer.pb(output);
    stream = avformat_new_stream(muxer, null);
    avcodec_parameters_copy(stream.codecpar(), parameters);
    stream.time_base(MILLISECONDS);
    AVDictionary facts = new AVDictionary(null);
    av_dict_set(facts, "creation_time", startsAt.toString(), 0);
    muxer.metadata(facts);
    AVDictionary choices = new AVDictionary(null);
    av_dict_set(choices, "movflags", "+faststart", 0);
    int code = avformat_write_header(muxer, choices);
    av_dict_free(choices);
    requireWritten(code);
  }

  @Override
  public void write(TimedPacket timed) throws IOException, UnfitStreamException {
    NativePackets.fill(packet, timed);
    write(packet);
  }

  /** Writes a packet timed in milliseconds, and empties it. */
  void write(AVPacket timed) throws IOException, UnfitStreamException {
    timed.stream_index(0);
    av_packet_rescale_ts(timed, MILLISECONDS, stream.time_base());
    int code = av_write_frame(muxer, timed);
    av_packet_unref(timed);
    requireWritten(code);
  }

  @Override
  public void finish() throws IOException, UnfitStreamException {
    requireWritten(av_write_trailer(muxer));
    requireWritten(output.error());
    requireWritten(avio_closep(output));
  }

  private void requireWritten(int code) throws IOException, UnfitStreamException {
    if (code < 0 && code > LOWEST_SYSTEM_ERROR && code != INVALID_ARGUMENT) {
      throw new IOException(
          "the clip %s can't be written: %s"
              .formatted(file, code == NO_SPACE_LEFT ? "no space left" : "system error " + -code));
    }
    if (code < 0) {
      throw new UnfitStreamException(
          "the pictures don't become an MP4 file (FFmpeg code %d)".formatted(code));
    }
  }

  @Override
  public void close() {
    if (!output.isNull()) {
      avio_closep(output);
    }
    avformat_free_context(muxer);
    av_packet_free(packet);
  }
}
