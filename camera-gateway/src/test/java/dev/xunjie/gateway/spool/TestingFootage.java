package dev.xunjie.gateway.spool;

import static org.awaitility.Awaitility.await;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.xunjie.gateway.reading.PacketSink;
import dev.xunjie.gateway.video.Sampling;
import dev.xunjie.gateway.video.VideoException;
import dev.xunjie.gateway.video.VideoOptions;
import dev.xunjie.gateway.video.VideoPacket;
import dev.xunjie.gateway.video.VideoSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** The packets of a bare video stream, spooled as if a camera had sent them. */
public final class TestingFootage {
  private final List<VideoPacket> packets = new ArrayList<>();
  private final List<Integer> shownOrder = new ArrayList<>();

  private TestingFootage() {}

  /** Reads all packets of a file. */
  public static TestingFootage of(Path file) throws VideoException {
    TestingFootage footage = new TestingFootage();
    VideoOptions options = VideoOptions.of(Sampling.keyPictures());
    try (VideoSource source = VideoSource.open(file.toString(), options, footage::keep)) {
      while (source.next().isPresent()) {}
    }
    footage.findShownOrder();
    return footage;
  }

  private void keep(VideoPacket packet) {
    byte[] bytes = packet.bytes().get();
    packets.add(
        new VideoPacket(
            packet.format(),
            packet.streamTime(),
            Optional.empty(),
            packet.key(),
            bytes.length,
            () -> bytes));
  }

  /** Spools all packets as the camera's, their pictures this far apart; returns when they are. */
  public void play(Spool spool, String cameraId, Instant start, Duration distance)
      throws IOException {
    PacketSink sink = spool.intake();
    int before = spooledPackets(spool, cameraId);
    sink.streamBegins(cameraId);
    for (int i = 0; i < packets.size(); i++) {
      Instant capturedAt = start.plus(distance.multipliedBy(shownOrder.indexOf(i)));
      sink.add(cameraId, capturedAt, packets.get(i));
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> spooledPackets(spool, cameraId) == before + packets.size());
  }

  private static int spooledPackets(Spool spool, String cameraId) throws IOException {
    int count = 0;
    for (Segment segment : spool.segmentsOf(cameraId)) {
      try (SegmentReader reader = spool.read(segment).orElseThrow()) {
        count += reader.places().size();
      }
    }
    return count;
  }

  /** A bare stream has no times: the decoder tells in which order its pictures are shown. */
  private void findShownOrder() {
    AVCodec codec = avcodec_find_decoder_by_name(packets.get(0).format().codec());
    AVCodecContext decoder = avcodec_alloc_context3(codec);
    avcodec_open2(decoder, codec, (AVDictionary) null);
    AVPacket packet = av_packet_alloc();
    AVFrame frame = av_frame_alloc();
    for (int i = 0; i <= packets.size(); i++) {
      if (i < packets.size()) {
        byte[] bytes = packets.get(i).bytes().get();
        av_new_packet(packet, bytes.length);
        packet.data().put(bytes);
        packet.pts(i);
      }
      avcodec_send_packet(decoder, i < packets.size() ? packet : null);
      av_packet_unref(packet);
      while (avcodec_receive_frame(decoder, frame) >= 0) {
        shownOrder.add((int) frame.pts());
      }
    }
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(decoder);
  }
}
