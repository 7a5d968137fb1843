package dev.xunjie.gateway;

import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.gateway.cameralist.CameraListConsumers;
import dev.xunjie.gateway.cameralist.CameraListReader;
import dev.xunjie.gateway.clip.ClipHandler;
import dev.xunjie.gateway.clip.Clips;
import dev.xunjie.gateway.live.LiveHandler;
import dev.xunjie.gateway.live.LivePictures;
import dev.xunjie.gateway.operations.BearerToken;
import dev.xunjie.gateway.operations.GatewayHealth;
import dev.xunjie.gateway.operations.GatewayHttp;
import dev.xunjie.gateway.operations.GatewayMetrics;
import dev.xunjie.gateway.operations.GuardedHandler;
import dev.xunjie.gateway.reading.CameraFleet;
import dev.xunjie.gateway.reading.PacketSink;
import dev.xunjie.gateway.reading.VideoOpener;
import dev.xunjie.gateway.sending.DeadLetters;
import dev.xunjie.gateway.sending.FrameBuffer;
import dev.xunjie.gateway.sending.FrameSender;
import dev.xunjie.gateway.sending.GatewayProducers;
import dev.xunjie.gateway.sending.StatusPublisher;
import dev.xunjie.gateway.spool.Spool;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.Producer;

/**
 * The whole gateway: list of cameras → readers → frame buffer → Kafka, with states, dead letters,
 * health and metrics beside it.
 */
public final class Gateway implements AutoCloseable {
  /** Cuts read the disk that packets are written to, and may encode: two leave room for both. */
  private static final int CLIPS_AT_ONCE = 2;

  private static final int LIVE_PICTURES_AT_ONCE = 6;

  private final FrameBuffer buffer;
  private final FrameSender sender;
  private final Producer<byte[], byte[]> notices;
  private final StatusPublisher statuses;
  private final CameraFleet fleet;
  private final CameraListReader cameraList;
  private final Optional<Spool> spool;
  private final GatewayHttp http;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Gateway(GatewaySettings settings, VideoOpener opener, InstantSource time)
      throws IOException {
    GatewayMetrics metrics = new GatewayMetrics();
    http =
        new GatewayHttp(
            settings.http(),
            settings.metricsToken(),
            this::health,
            () -> metrics.scrape(cameraStates()));
    buffer = new FrameBuffer(settings.frameBufferBytes());
    LivePictures live = new LivePictures(buffer::add);
    spool = openSpool(settings, time);
    Optional<Clips> clips = spool.map(kept -> new Clips(kept, time));
    serve(settings.spoolToken(), live, clips);
    sender =
        new FrameSender(
            buffer, () -> GatewayProducers.forFrames(settings.kafka(), settings.producerBytes()));
    notices = GatewayProducers.forNotices(settings.kafka());
    statuses = new StatusPublisher(notices);
    fleet =
        new CameraFleet(
            settings.reading(),
            opener,
            live,
            spool.map(Spool::intake).orElse(PacketSink.NONE),
            statuses::publish,
            time,
            metrics::addCamera);
    DeadLetters deadLetters = new DeadLetters(notices);
    cameraList =
        new CameraListReader(
            () -> CameraListConsumers.create(settings.kafka()), deadLetters, fleet);
    metrics.addGauge(
        "xunjie.frame.buffer.bytes", "JPEG bytes that wait for Kafka", buffer::waitingBytes);
    metrics.addGauge(
        "xunjie.readers.hanging", "Readers that hang in native code", fleet::hangingReaders);
    metrics.addCounter(
        "xunjie.readers.abandoned",
        "Readers that hung and were left behind",
        fleet::abandonedReaders);
    metrics.addCounter(
        "xunjie.messages.malformed", "Camera messages put aside", deadLetters::count);
    spool.ifPresent(kept -> SpoolMetrics.add(metrics, kept));
    clips.ifPresent(cutting -> SpoolMetrics.add(metrics, cutting));
  }

  /** Opened before any camera is read; the port is given back if that fails. */
  private Optional<Spool> openSpool(GatewaySettings settings, InstantSource time)
      throws IOException {
    try {
      return settings.spool().isPresent()
          ? Optional.of(Spool.open(settings.spool().get(), time))
          : Optional.empty();
    } catch (IOException unusable) {
      http.close();
      throw unusable;
    }
  }

  private void serve(Optional<BearerToken> token, LivePictures live, Optional<Clips> clips) {
    http.serve(ClipHandler.PATH, new GuardedHandler(token, CLIPS_AT_ONCE, new ClipHandler(clips)));
    http.serve(
        LiveHandler.PATH, new GuardedHandler(token, LIVE_PICTURES_AT_ONCE, new LiveHandler(live)));
  }

  /**
   * Starts a gateway.
   *
   * @throws IOException if its port can't be opened
   */
  public static Gateway start(GatewaySettings settings, VideoOpener opener, InstantSource time)
      throws IOException {
    Gateway gateway = new Gateway(settings, opener, time);
    gateway.spool.ifPresent(Spool::start);
    gateway.sender.start();
    gateway.statuses.start();
    gateway.fleet.start();
    gateway.cameraList.start();
    gateway.http.start();
    return gateway;
  }

  /** The port of health and metrics. */
  public int httpPort() {
    return http.port();
  }

  public GatewayHealth health() {
    Map<String, CameraState> states = cameraStates();
    int streaming = (int) states.values().stream().filter(CameraState.STREAMING::equals).count();
    return new GatewayHealth("UP", states.size(), streaming, buffer.waitingBytes());
  }

  private Map<String, CameraState> cameraStates() {
    return fleet.states();
  }

  /** Stops all within a few seconds; says nothing of the cameras, for others may read them on. */
  @Override
  public void close() {
    http.close();
    cameraList.close();
    fleet.close();
    spool.ifPresent(Spool::close);
    sender.close();
    statuses.close();
    notices.close(Duration.ofSeconds(1));
    closed.countDown();
  }

  /** Waits until it is closed. */
  public void awaitClose() throws InterruptedException {
    closed.await();
  }
}
