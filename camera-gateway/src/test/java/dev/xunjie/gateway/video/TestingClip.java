package dev.xunjie.gateway.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/**
 * A clip of our own making: a bright square wanders over a grey slope. H.264 by OpenH264, as
 * JavaCV's FFmpeg carries it.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pictures how many
 * @param picturesPerSecond how fast
 * @param keyInterval each so many pictures stands one by itself
 */
public record TestingClip(
    int width, int height, int pictures, int picturesPerSecond, int keyInterval) {
  private static final byte[] ACCESS_UNIT_DELIMITER = {0, 0, 0, 1, 9, (byte) 0xf0};

  /** Writes an MP4 file. */
  public Path writeMp4(Path file) {
    AVFormatContext output = new AVFormatContext(null);
    avformat_alloc_output_context2(output, null, "mp4", file.toString());
    AVIOContext io = new AVIOContext(null);
    require(avio_open(io, file.toString(), AVIO_FLAG_WRITE), "open " + file);
    output.pb(io);
    AVCodecContext encoder = openEncoder(AV_CODEC_FLAG_GLOBAL_HEADER);
    AVStream stream = avformat_new_stream(output, null);
    avcodec_parameters_from_context(stream.codecpar(), encoder);
    require(avformat_write_header(output, (AVDictionary) null), "write header");
    encode(
        encoder,
        packet -> {
          av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
          require(av_interleaved_write_frame(output, packet), "write packet");
        });
    require(av_write_trailer(output), "write trailer");
    avio_closep(io);
    avformat_free_context(output);
    avcodec_free_context(encoder);
    return file;
  }

  /** Writes a bare H.264 stream (ISO/IEC 14496-10 annex B), each picture after a delimiter. */
  public Path writeAnnexB(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AVCodecContext encoder = openEncoder(0);
    encode(
        encoder,
        packet -> {
          byte[] unit = new byte[packet.size()];
          packet.data().get(unit);
          bytes.writeBytes(ACCESS_UNIT_DELIMITER);
          bytes.writeBytes(unit);
        });
    avcodec_free_context(encoder);
    return Files.write(file, bytes.toByteArray());
  }

  private AVCodecContext openEncoder(int flags) {
    AVCodec codec = avcodec_find_encoder_by_name("libopenh264");
    AVCodecContext encoder = avcodec_alloc_context3(codec);
    encoder.width(width);
    encoder.height(height);
    encoder.pix_fmt(AV_PIX_FMT_YUV420P);
    encoder.time_base(av_make_q(1, picturesPerSecond));
    encoder.framerate(av_make_q(picturesPerSecond, 1));
    encoder.gop_size(keyInterval);
    encoder.bit_rate(400_000);
    encoder.flags(encoder.flags() | flags);
    require(avcodec_open2(encoder, codec, (AVDictionary) null), "open encoder");
    return encoder;
  }

  private void encode(AVCodecContext encoder, Consumer<AVPacket> sink) {
    AVFrame frame = av_frame_alloc();
    frame.format(AV_PIX_FMT_YUV420P);
    frame.width(width);
    frame.height(height);
    require(av_frame_get_buffer(frame, 0), "allocate a picture");
    AVPacket packet = av_packet_alloc();
    for (int i = 0; i <= pictures; i++) {
      if (i < pictures) {
        require(av_frame_make_writable(frame), "write a picture");
        draw(frame, i);
        frame.pts(i);
      }
      require(avcodec_send_frame(encoder, i < pictures ? frame : null), "encode a picture");
      while (avcodec_receive_packet(encoder, packet) >= 0) {
        packet.duration(1);
        sink.accept(packet);
        av_packet_unref(packet);
      }
    }
    av_packet_free(packet);
    av_frame_free(frame);
  }

  private void draw(AVFrame frame, int index) {
    int side = height / 4;
    int left = (index * 4) % (width - side);
    int top = height / 3;
    byte[] row = new byte[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        row[x] = (byte) (60 + 60 * x / width);
      }
      if (y >= top && y < top + side) {
        Arrays.fill(row, left, left + side, (byte) 220);
      }
      fill(frame.data(0), y * frame.linesize(0), row);
    }
    byte[] neutral = new byte[width / 2];
    Arrays.fill(neutral, (byte) 128);
    for (int plane = 1; plane <= 2; plane++) {
      for (int y = 0; y < height / 2; y++) {
        fill(frame.data(plane), y * frame.linesize(plane), neutral);
      }
    }
  }

  private static void fill(BytePointer plane, long offset, byte[] row) {
    plane.position(offset).put(row);
  }

  private static void require(int code, String what) {
    if (code < 0) {
      throw new IllegalStateException("can't %s: FFmpeg code %d".formatted(what, code));
    }
  }
}
