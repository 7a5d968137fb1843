package dev.xunjie.gateway.video;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DECODER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Packets in, raw frames out; what is damaged is counted and left out. One thread. */
final class PictureDecoder implements AutoCloseable {
  private final AVCodecContext context;
  private boolean drainingOnePicture;
  private long undecodable;

  PictureDecoder(VideoAddress address, AVCodecParameters parameters) throws VideoException {
    AVCodec codec = avcodec_find_decoder(parameters.codec_id());
    if (codec == null || codec.isNull()) {
      throw FfmpegError.undecodable(address, AVERROR_DECODER_NOT_FOUND);
    }
    context = avcodec_alloc_context3(codec);
    avcodec_parameters_to_context(context, parameters);
    context.thread_count(1);
    int code = avcodec_open2(context, codec, (AVDictionary) null);
    if (code < 0) {
      avcodec_free_context(context);
      throw FfmpegError.undecodable(address, code);
    }
  }

  void send(AVPacket packet) {
    if (avcodec_send_packet(context, packet) < 0) {
      undecodable++;
    }
  }

  /** Decodes a key packet by itself, so that its picture comes out at once. */
  void sendAlone(AVPacket packet) {
    send(packet);
    sendEnd();
    drainingOnePicture = true;
  }

  /** No more packets: lets the decoder give out what it still holds. */
  void sendEnd() {
    avcodec_send_packet(context, null);
  }

  /** Fills the frame with the next whole picture; false if another packet is needed for it. */
  boolean receive(AVFrame frame) {
    while (true) {
      int code = avcodec_receive_frame(context, frame);
      if (code >= 0) {
        if ((frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) == 0
            && frame.decode_error_flags() == 0) {
          return true;
        }
        undecodable++;
      } else if (code == FfmpegError.AGAIN || code == AVERROR_EOF) {
        if (drainingOnePicture) {
          avcodec_flush_buffers(context);
          drainingOnePicture = false;
        }
        return false;
      } else {
        undecodable++;
      }
    }
  }

  long undecodable() {
    return undecodable;
  }

  @Override
  public void close() {
    avcodec_free_context(context);
  }
}
