package dev.xunjie.gateway.clip;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_close;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_init;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_parse2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import dev.xunjie.gateway.video.StreamFormat;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * How a stream is coded, with all that decoders and MP4 need: parameter sets and the size of its
 * pictures, both from a key packet where it carries them, else as the camera announced them.
 */
final class CodedVideo implements AutoCloseable {
  /** By the registration of ISO/IEC 14496-15: Safari plays H.265 under this name only. */
  private static final int HVC1 = 'h' | 'v' << 8 | 'c' << 16 | '1' << 24;

  static {
    av_log_set_level(AV_LOG_QUIET);
  }

  private final String codec;
  private final byte[] parameterSets;
  private final AVCodecParameters parameters = avcodec_parameters_alloc();

  /**
   * Finds out how a stream is coded.
   *
   * @throws UnfitStreamException if FFmpeg doesn't know the codec, or nothing tells the size
   */
  CodedVideo(StreamFormat format, byte[] keyPacket) throws UnfitStreamException {
    codec = format.codec();
    int codecId = codecId(codec);
    parameterSets = ParameterSets.in(keyPacket, codecId).orElse(format.extradata());
    parameters.codec_type(AVMEDIA_TYPE_VIDEO);
    parameters.codec_id(codecId);
    parameters.codec_tag(codecId == AV_CODEC_ID_HEVC ? HVC1 : 0);
    parameters.width(format.widthPixels());
    parameters.height(format.heightPixels());
    if (parameterSets.length > 0) {
      BytePointer copy =
          new BytePointer(av_mallocz(parameterSets.length + AV_INPUT_BUFFER_PADDING_SIZE));
      copy.put(parameterSets);
      parameters.extradata(copy);
      parameters.extradata_size(parameterSets.length);
    }
    takeSizeFrom(keyPacket);
    if (parameters.width() <= 0 || parameters.height() <= 0) {
      close();
      throw new UnfitStreamException(
          "the %s stream tells nowhere how large its pictures are: its parameter sets are missing"
              .formatted(codec));
    }
  }

  /** FFmpeg's name of the codec. */
  String codec() {
    return codec;
  }

  /** Valid until closed; not to be changed. */
  AVCodecParameters parameters() {
    return parameters;
  }

  /** Whether a later key packet is coded by the same parameter sets. */
  boolean coversAlso(byte[] keyPacket) {
    Optional<byte[]> other = ParameterSets.in(keyPacket, parameters.codec_id());
    return other.isEmpty() || Arrays.equals(other.get(), parameterSets);
  }

  private void takeSizeFrom(byte[] keyPacket) {
    AVCodecParserContext parser = av_parser_init(parameters.codec_id());
    if (parser == null || parser.isNull()) {
      return;
    }
    AVCodecContext context = avcodec_alloc_context3((AVCodec) null);
    AVPacket packet = av_packet_alloc();
    try (BytePointer out = new BytePointer();
        IntPointer outBytes = new IntPointer(1)) {
      avcodec_parameters_to_context(context, parameters);
      parser.flags(parser.flags() | AVCodecParserContext.PARSER_FLAG_COMPLETE_FRAMES);
      NativePackets.fill(packet, keyPacket);
      av_parser_parse2(
          parser,
          context,
          out,
          outBytes,
          packet.data(),
          packet.size(),
          AV_NOPTS_VALUE,
          AV_NOPTS_VALUE,
          0);
      if (parser.width() > 0 && parser.height() > 0) {
        parameters.width(parser.width());
        parameters.height(parser.height());
      }
    } finally {
      av_packet_free(packet);
      avcodec_free_context(context);
      av_parser_close(parser);
    }
  }

  private static int codecId(String codec) throws UnfitStreamException {
    AVCodecDescriptor descriptor = avcodec_descriptor_get_by_name(codec);
    if (descriptor == null || descriptor.isNull()) {
      throw new UnfitStreamException("codec \"%s\" isn't known here".formatted(codec));
    }
    return descriptor.id();
  }

  @Override
  public void close() {
    avcodec_parameters_free(parameters);
  }
}
