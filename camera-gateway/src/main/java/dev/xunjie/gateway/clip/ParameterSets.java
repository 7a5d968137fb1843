package dev.xunjie.gateway.clip;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_NEW_EXTRADATA;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_get_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_init;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_send_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;

/** Finds parameter sets (SPS, PPS, of H.265 also VPS) in key packets. */
final class ParameterSets {
  private ParameterSets() {}

  /**
   * The parameter sets that the packet itself carries, in Annex B form.
   *
   * @return empty if it carries none, or not all that a decoder needs
   */
  static Optional<byte[]> in(byte[] keyPacket, int codecId) {
    AVBSFContext filter = new AVBSFContext(null);
    AVPacket packet = av_packet_alloc();
    try (SizeTPointer bytes = new SizeTPointer(1)) {
      if (av_bsf_alloc(av_bsf_get_by_name("extract_extradata"), filter) < 0) {
        return Optional.empty();
      }
      filter.par_in().codec_type(AVMEDIA_TYPE_VIDEO);
      filter.par_in().codec_id(codecId);
      NativePackets.fill(packet, keyPacket);
      if (av_bsf_init(filter) < 0
          || av_bsf_send_packet(filter, packet) < 0
          || av_bsf_receive_packet(filter, packet) < 0) {
        return Optional.empty();
      }
      BytePointer found = av_packet_get_side_data(packet, AV_PKT_DATA_NEW_EXTRADATA, bytes);
      if (found == null || found.isNull()) {
        return Optional.empty();
      }
      byte[] sets = new byte[(int) bytes.get()];
      found.get(sets);
      return Optional.of(sets);
    } finally {
      av_packet_free(packet);
      av_bsf_free(filter);
    }
  }
}
