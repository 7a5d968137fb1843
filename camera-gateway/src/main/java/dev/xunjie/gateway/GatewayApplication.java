package dev.xunjie.gateway;

import dev.xunjie.gateway.video.VideoSource;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The camera gateway as a program; its settings are {@link GatewaySettings}. */
public final class GatewayApplication {
  private static final int EXIT_UNFIT_SETTINGS = 2;
  private static final int EXIT_NOT_STARTED = 1;

  private GatewayApplication() {}

  /** Runs until it is told to end (SIGTERM, Ctrl-C). */
  public static void main(String[] arguments) {
    setUnlessGiven("logback.configurationFile", "gateway-logback.xml");
    letFrameBufferBoundTheMemory();
    letNoCallerHoldAWorkerForEver();
    Logger log = LoggerFactory.getLogger(GatewayApplication.class);
    try {
      GatewaySettings settings = GatewaySettings.from(System.getenv());
      Gateway gateway = Gateway.start(settings, VideoSource::open, InstantSource.system());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gateway, log), "shutdown"));
      log.info(
          "gateway=started kafka={} http={}:{} bufferBytes={}",
          settings.kafka(),
          settings.http().getHostString(),
          gateway.httpPort(),
          settings.bufferBytes());
      gateway.awaitClose();
    } catch (IllegalArgumentException unfit) {
      log.error("gateway=unfit-settings {}", unfit.getMessage());
      System.exit(EXIT_UNFIT_SETTINGS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException failed) {
      log.error("gateway=not-started {}", failed.getMessage(), failed);
      System.exit(EXIT_NOT_STARTED);
    }
  }

  private static void stop(Gateway gateway, Logger log) {
    log.info("gateway=stopping");
    gateway.close();
    log.info("gateway=stopped");
  }

  /**
   * JavaCPP refuses native memory beyond a multiple of the heap; a gateway has a small heap and
   * bounds its memory itself.
   */
  private static void letFrameBufferBoundTheMemory() {
    Map.of("org.bytedeco.javacpp.maxBytes", "0", "org.bytedeco.javacpp.maxPhysicalBytes", "0")
        .forEach(GatewayApplication::setUnlessGiven);
  }

  /** In seconds; encoding the longest clip of the largest pictures takes some minutes. */
  private static void letNoCallerHoldAWorkerForEver() {
    setUnlessGiven("sun.net.httpserver.maxReqTime", "30");
    setUnlessGiven("sun.net.httpserver.maxRspTime", "900");
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
