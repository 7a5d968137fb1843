package dev.xunjie.gateway.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * A video file or RTSP address (over TCP), read by FFmpeg. H.264 and H.265 above all; whatever
 * FFmpeg decodes goes.
 *
 * <p>{@link #next} never waits longer than the {@link Deadlines} say, as long as native code asks
 * for them; a lookup of a host's name doesn't, and hangs in native code have been seen. Who must go
 * on regardless watches from another thread.
 */
public final class VideoSource implements PictureStream {
  private static final Duration ASSUMED_PICTURE_DISTANCE = Duration.ofMillis(40);

  private final VideoOptions options;
  private final Demuxer demuxer;
  private final PacketTap tap;
  private final StreamFormat format;
  private final PictureDecoder decoder;
  private final PictureRenderer renderer;
  private final Sampler sampler;
  private final CameraClock cameraClock = new CameraClock();
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private Optional<Duration> packetTime = Optional.empty();
  private boolean ended;
  private long lastTimestamp = AV_NOPTS_VALUE;

  private VideoSource(
      VideoOptions options, Demuxer demuxer, PictureDecoder decoder, PacketTap tap) {
    this.options = options;
    this.demuxer = demuxer;
    this.tap = tap;
    this.format = demuxer.format();
    this.decoder = decoder;
    this.renderer = new PictureRenderer(options);
    this.sampler = new Sampler(options.sampling());
  }

  /**
   * Opens a video.
   *
   * @param address path of a file, or {@code rtsp://} or {@code rtsps://} address with user and
   *     password where needed
   * @throws VideoException if it can't be reached, refuses, is silent or holds no video
   */
  public static VideoSource open(String address, VideoOptions options) throws VideoException {
    return open(address, options, PacketTap.NONE);
  }

  /**
   * Opens a video, as {@link #open(String, VideoOptions)} does.
   *
   * @param tap sees every packet, while {@link #next} runs
   */
  public static VideoSource open(String address, VideoOptions options, PacketTap tap)
      throws VideoException {
    VideoAddress parsed = VideoAddress.parse(address);
    Demuxer demuxer = new Demuxer(parsed, options.deadlines());
    try {
      return new VideoSource(
          options, demuxer, new PictureDecoder(parsed, demuxer.stream().codecpar()), tap);
    } catch (VideoException undecodable) {
      demuxer.close();
      throw undecodable;
    }
  }

  @Override
  public Optional<Picture> next() throws VideoException {
    long patienceEndsAtNanos = System.nanoTime() + options.deadlines().picture().toNanos();
    while (true) {
      while (decoder.receive(frame)) {
        Duration streamTime = streamTimeOfFrame();
        if (sampler.takes(streamTime)) {
          return Optional.of(render(streamTime));
        }
        patienceEndsAtNanos = System.nanoTime() + options.deadlines().picture().toNanos();
      }
      if (ended) {
        return Optional.empty();
      }
      if (demuxer.isInterrupted()) {
        throw demuxer.interrupted();
      }
      Duration wait = Duration.ofNanos(patienceEndsAtNanos - System.nanoTime());
      if (wait.isNegative()) {
        throw demuxer.noPicture();
      }
      feedDecoder(wait);
    }
  }

  private void feedDecoder(Duration wait) throws VideoException {
    if (!demuxer.read(packet, wait)) {
      ended = true;
      decoder.sendEnd();
      return;
    }
    tapPacket();
    if (options.sampling() instanceof Sampling.EverySeconds) {
      decoder.send(packet);
    } else if ((packet.flags() & AV_PKT_FLAG_KEY) != 0) {
      decoder.sendAlone(packet);
    }
    av_packet_unref(packet);
  }

  private void tapPacket() {
    Optional<Instant> cameraTime = Optional.empty();
    if (packet.pts() != AV_NOPTS_VALUE) {
      packetTime = Optional.of(demuxer.streamTime(packet.pts()));
      cameraClock.note(demuxer.micros(packet.pts()), demuxer.referenceTimeMicros(packet));
      cameraTime = cameraClock.timeOf(demuxer.micros(packet.pts()));
    } else {
      packetTime = packetTime.map(before -> before.plus(ASSUMED_PICTURE_DISTANCE));
    }
    tap.packet(
        new VideoPacket(
            format,
            packetTime.orElseGet(() -> demuxer.streamTime(0)),
            cameraTime,
            (packet.flags() & AV_PKT_FLAG_KEY) != 0,
            packet.size(),
            this::packetBytes));
  }

  private byte[] packetBytes() {
    byte[] bytes = new byte[packet.size()];
    packet.data().get(bytes);
    return bytes;
  }

  private Duration streamTimeOfFrame() {
    long timestamp = frame.best_effort_timestamp();
    if (timestamp == AV_NOPTS_VALUE) {
      timestamp = lastTimestamp == AV_NOPTS_VALUE ? 0 : lastTimestamp + assumedDistance();
    }
    lastTimestamp = timestamp;
    return demuxer.streamTime(timestamp);
  }

  /** Distance of two pictures in a video without timestamps, in units of the stream's clock. */
  private long assumedDistance() {
    if (frame.duration() > 0) {
      return frame.duration();
    }
    double unitSeconds = av_q2d(demuxer.stream().time_base());
    double picturesPerSecond = av_q2d(demuxer.stream().avg_frame_rate());
    double distanceSeconds =
        picturesPerSecond > 0 ? 1 / picturesPerSecond : ASSUMED_PICTURE_DISTANCE.toMillis() / 1e3;
    return Math.max(1, Math.round(distanceSeconds / unitSeconds));
  }

  private Picture render(Duration streamTime) {
    boolean key = (frame.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0;
    return renderer.render(
        frame, streamTime, key, cameraClock.timeOf(demuxer.micros(lastTimestamp)));
  }

  @Override
  public long undecodable() {
    return demuxer.damaged() + decoder.undecodable();
  }

  @Override
  public void interrupt() {
    demuxer.interrupt();
  }

  @Override
  public void close() {
    demuxer.close();
    decoder.close();
    renderer.close();
    av_packet_free(packet);
    av_frame_free(frame);
  }
}
