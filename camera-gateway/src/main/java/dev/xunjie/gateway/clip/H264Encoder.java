package dev.xunjie.gateway.clip;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PROFILE_H264_CONSTRAINED_BASELINE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import dev.xunjie.gateway.video.FrameScaler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Decoded pictures into an MP4 of H.264, by OpenH264, which FFmpeg's LGPL build carries. Pictures
 * wider than {@value #WIDEST_PIXELS} pixels are scaled down: the copy is for looking at, the
 * original stays.
 */
final class H264Encoder implements AutoCloseable {
  private static final int WIDEST_PIXELS = 1920;

  /**
   * At a tenth of a bit for each pixel street scenes show no blocks to the eye in OpenH264's
   * baseline profile: 2.3 Mbit/s for 720p at 25 pictures a second, which is assumed, for cameras
   * don't say their rate; slower ones get finer pictures.
   */
  private static final double BITS_PER_PIXEL = 0.1;

  private static final int ASSUMED_PICTURES_PER_SECOND = 25;

  /** A player can seek to each second or so. */
  private static final int KEY_INTERVAL_PICTURES = 25;

  private final Path file;
  private final Instant startsAt;
  private final FrameScaler scaler = new FrameScaler(AV_PIX_FMT_YUV420P);
  private final AVPacket packet = av_packet_alloc();
  private AVCodecContext encoder;
  private long lastShownAtMillis = -1;
  private long lastWrittenMillis;
  private Mp4Writer writer;

  H264Encoder(Path file, Instant startsAt) {
    this.file = file;
    this.startsAt = startsAt;
  }

  /** Encodes a picture, shown at this many milliseconds from the clip's start or just later. */
  void encode(AVFrame picture, long shownAtMillis) throws IOException, UnfitStreamException {
    if (encoder == null) {
      open(picture.width(), picture.height());
    }
    AVFrame scaled = scaler.scale(picture, encoder.width(), encoder.height());
    lastShownAtMillis = Math.max(shownAtMillis, lastShownAtMillis + 1);
    scaled.pts(lastShownAtMillis);
    scaled.pict_type(AV_PICTURE_TYPE_NONE);
    requireEncoded(avcodec_send_frame(encoder, scaled));
    writePackets();
  }

  void finish() throws IOException, UnfitStreamException {
    if (encoder == null) {
      throw new UnfitStreamException("none of the stored pictures can be decoded");
    }
    requireEncoded(avcodec_send_frame(encoder, null));
    writePackets();
    writer.finish();
  }

  private void open(int width, int height) throws IOException, UnfitStreamException {
    AVCodec codec = avcodec_find_encoder_by_name("libopenh264");
    if (codec == null || codec.isNull()) {
      throw new UnfitStreamException("this FFmpeg carries no OpenH264: ask for the stored codec");
    }
    int widthOfCopy = Math.min(WIDEST_PIXELS, width) & ~1;
    int heightOfCopy = (int) Math.round(height * (double) widthOfCopy / width) & ~1;
    encoder = avcodec_alloc_context3(codec);
    encoder.codec_id(AV_CODEC_ID_H264);
    encoder.width(widthOfCopy);
    encoder.height(heightOfCopy);
    encoder.pix_fmt(AV_PIX_FMT_YUV420P);
    encoder.time_base(av_make_q(1, 1000));
    encoder.framerate(av_make_q(ASSUMED_PICTURES_PER_SECOND, 1));
    encoder.gop_size(KEY_INTERVAL_PICTURES);
    encoder.profile(AV_PROFILE_H264_CONSTRAINED_BASELINE);
    encoder.bit_rate(
        Math.round(BITS_PER_PIXEL * widthOfCopy * heightOfCopy * ASSUMED_PICTURES_PER_SECOND));
    encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    encoder.thread_count(1);
    requireEncoded(avcodec_open2(encoder, codec, (AVDictionary) null));
    AVCodecParameters parameters = avcodec_parameters_alloc();
    try {
      avcodec_parameters_from_context(parameters, encoder);
      writer = new Mp4Writer(file, parameters, startsAt);
    } finally {
      avcodec_parameters_free(parameters);
    }
  }

  /** The muxer asks for the last picture's duration only: it is taken to be as that before. */
  private void writePackets() throws IOException, UnfitStreamException {
    while (avcodec_receive_packet(encoder, packet) >= 0) {
      packet.dts(packet.pts());
      packet.duration(packet.pts() > 0 ? packet.pts() - lastWrittenMillis : 1);
      lastWrittenMillis = packet.pts();
      writer.write(packet);
    }
  }

  private static void requireEncoded(int code) throws UnfitStreamException {
    if (code < 0) {
      throw new UnfitStreamException(
          "the pictures can't be encoded as H.264 (FFmpeg code %d)".formatted(code));
    }
  }

  @Override
  public void close() {
    if (encoder != null) {
      avcodec_free_context(encoder);
    }
    if (writer != null) {
      writer.close();
    }
    scaler.close();
  }
}
