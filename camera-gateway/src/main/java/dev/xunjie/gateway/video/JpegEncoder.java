package dev.xunjie.gateway.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Frames in full-range YUV 4:2:0 to JPEG, by FFmpeg's encoder; sizes may change between. */
final class JpegEncoder implements AutoCloseable {
  static final int PIXEL_FORMAT = AV_PIX_FMT_YUVJ420P;

  private static final int FINEST_QUANTISER = 2;
  private static final int COARSEST_QUANTISER = 31;

  private final int quantiser;
  private final AVPacket packet = av_packet_alloc();
  private AVCodecContext context;
  private long encoded;

  /**
   * An encoder of this quality.
   *
   * @param quality 1 to 100 on libjpeg's scale
   */
  JpegEncoder(int quality) {
    quantiser = quantiserFor(quality);
  }

  /**
   * FFmpeg's quantiser, 2 (fine) to 31 (coarse), whose table has the mean of libjpeg's at this
   * quality. libjpeg scales the luminance table of ITU-T T.81, K.1 (mean 57.6) by 50/q below
   * quality 50 and by 2 − q/50 from there; FFmpeg scales the MPEG-1 intra table (mean 33.0) by an
   * eighth of the quantiser: so the quantiser is 13.96 times libjpeg's scale. 85 gives 4, 50 gives
   * 14.
   */
  static int quantiserFor(int quality) {
    double scale = quality < 50 ? 50.0 / quality : 2 - quality / 50.0;
    long nearest = Math.round(13.96 * scale);
    return (int) Math.max(FINEST_QUANTISER, Math.min(COARSEST_QUANTISER, nearest));
  }

  byte[] encode(AVFrame frame) {
    prepareFor(frame);
    frame.quality(FF_QP2LAMBDA * quantiser);
    frame.pts(encoded++);
    int code = avcodec_send_frame(context, frame);
    if (code >= 0) {
      code = avcodec_receive_packet(context, packet);
    }
    if (code < 0) {
      throw new IllegalStateException("a picture can't be encoded as JPEG: code " + code);
    }
    byte[] jpeg = new byte[packet.size()];
    packet.data().get(jpeg);
    av_packet_unref(packet);
    return jpeg;
  }

  private void prepareFor(AVFrame frame) {
    if (context != null && context.width() == frame.width() && context.height() == frame.height()) {
      return;
    }
    if (context != null) {
      avcodec_free_context(context);
    }
    AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    context = avcodec_alloc_context3(codec);
    context.width(frame.width());
    context.height(frame.height());
    context.pix_fmt(PIXEL_FORMAT);
    context.color_range(AVCOL_RANGE_JPEG);
    context.time_base(av_make_q(1, 25));
    context.flags(context.flags() | AV_CODEC_FLAG_QSCALE);
    context.global_quality(FF_QP2LAMBDA * quantiser);
    context.thread_count(1);
    int code = avcodec_open2(context, codec, (AVDictionary) null);
    if (code < 0) {
      throw new IllegalStateException(
          "no JPEG encoder for %dx%d pixels: code %d"
              .formatted(frame.width(), frame.height(), code));
    }
  }

  @Override
  public void close() {
    if (context != null) {
      avcodec_free_context(context);
    }
    av_packet_free(packet);
  }
}
