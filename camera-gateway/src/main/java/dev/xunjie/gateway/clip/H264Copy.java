package dev.xunjie.gateway.clip;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Decodes a clip of any codec and encodes it as H.264, each picture at its time. */
final class H264Copy implements ClipWriter {
  private final AVCodecContext decoder;
  private final H264Encoder encoder;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame picture = av_frame_alloc();

  /**
   * Begins a copy.
   *
   * @param parameters how the stored packets are coded
   * @throws UnfitStreamException if they can't be decoded here
   */
  H264Copy(Path file, AVCodecParameters parameters, Instant startsAt) throws UnfitStreamException {
    AVCodec codec = avcodec_find_decoder(parameters.codec_id());
    decoder = avcodec_alloc_context3(codec);
    encoder = new H264Encoder(file, startsAt);
    if (codec == null || codec.isNull()) {
      close();
      throw new UnfitStreamException("the stored codec can't be decoded here");
    }
    avcodec_parameters_to_context(decoder, parameters);
    decoder.pkt_timebase(av_make_q(1, 1000));
    decoder.thread_count(1);
    int code = avcodec_open2(decoder, codec, (AVDictionary) null);
    if (code < 0) {
      close();
      throw new UnfitStreamException(
          "the stored codec's decoder doesn't start (FFmpeg code %d)".formatted(code));
    }
  }

  @Override
  public void write(TimedPacket timed) throws IOException, UnfitStreamException {
    NativePackets.fill(packet, timed);
    avcodec_send_packet(decoder, packet);
    av_packet_unref(packet);
    encodeDecoded();
  }

  @Override
  public void finish() throws IOException, UnfitStreamException {
    avcodec_send_packet(decoder, null);
    encodeDecoded();
    encoder.finish();
  }

  private void encodeDecoded() throws IOException, UnfitStreamException {
    while (avcodec_receive_frame(decoder, picture) >= 0) {
      encoder.encode(picture, picture.best_effort_timestamp());
    }
  }

  @Override
  public void close() {
    avcodec_free_context(decoder);
    encoder.close();
    av_packet_free(packet);
    av_frame_free(picture);
  }
}
