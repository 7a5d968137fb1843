package dev.xunjie.standalone.rtsp;

import dev.xunjie.standalone.demo.DemoCamera;
import dev.xunjie.standalone.rtsp.h264.H264Clip;
import dev.xunjie.standalone.rtsp.h264.MalformedClipException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The demo camera as a process of its own. Prints one line once it listens; ends on SIGTERM. Exit
 * code 1: a clip can't be served or the port is taken; 2: wrong arguments.
 */
@Command(
    name = "rtsp-server",
    mixinStandardHelpOptions = true,
    description = "Serves H.264 clips in a loop as live RTSP cameras.")
public final class RtspServerApplication implements Callable<Integer> {
  @Option(
      names = "--address",
      defaultValue = "127.0.0.1",
      description = "Address to listen on; default: this machine only.")
  private String address;

  @Option(names = "--port", required = true, description = "Port to listen on; 0 takes a free one.")
  private int port;

  @Option(
      names = "--mount",
      required = true,
      paramLabel = "NAME=CLIP",
      description =
          "rtsp://ADDRESS:PORT/NAME plays CLIP, an .h264 file or the id of a demo camera."
              + " Repeatable.")
  private Map<String, String> mounts = new LinkedHashMap<>();

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new RtspServerApplication()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    try (RtspServer server = RtspServer.start(new InetSocketAddress(address, port), clips())) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "rtsp-shutdown"));
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          "rtsp server listening address=%s port=%d mounts=%s%n",
          address, server.port(), String.join(",", mounts.keySet()));
      out.flush();
      server.awaitClose();
      return CommandLine.ExitCode.OK;
    } catch (IOException
        | UncheckedIOException
        | MalformedClipException
        | IllegalArgumentException flaw) {
      spec.commandLine().getErr().println("rtsp-server: " + flaw.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  /** Each clip once in memory, however many mounts play it. */
  private Map<String, H264Clip> clips() {
    Map<String, H264Clip> read = new LinkedHashMap<>();
    mounts.values().forEach(clip -> read.computeIfAbsent(clip, RtspServerApplication::readClip));
    return mounts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, mount -> read.get(mount.getValue())));
  }

  private static H264Clip readClip(String clip) {
    return DemoCamera.of(clip)
        .map(camera -> H264Clip.parse(camera.clip()))
        .orElseGet(() -> H264Clip.read(Path.of(clip)));
  }
}
