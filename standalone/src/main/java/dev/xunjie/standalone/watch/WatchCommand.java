package dev.xunjie.standalone.watch;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.reference.ReferenceKey;
import dev.xunjie.detector.perception.Perception;
import dev.xunjie.detector.shopfront.ReferencePicture;
import dev.xunjie.detector.shopfront.ShopFront;
import dev.xunjie.gateway.video.Picture;
import dev.xunjie.gateway.video.PictureForm;
import dev.xunjie.gateway.video.Sampling;
import dev.xunjie.gateway.video.VideoException;
import dev.xunjie.gateway.video.VideoOptions;
import dev.xunjie.gateway.video.VideoSource;
import dev.xunjie.standalone.cameras.ReferenceFiles;
import dev.xunjie.standalone.supervisor.StartRefusedException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xunjie watch}. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Perception and rules over one video, without any service.",
      "Prints one JSON line for each incident; progress goes to the error stream."
    },
    exitCodeOnInvalidInput = 2)
public final class WatchCommand implements Callable<Integer> {
  private static final int UNUSABLE_INPUT = 2;
  private static final int BROKEN_OFF = 1;
  private static final int STILL_JPEG_QUALITY = 92;
  private static final int PICTURES_PER_PROGRESS_LINE = 60;

  @Parameters(paramLabel = "SOURCE", description = "A video file, or an rtsp:// address.")
  private String source;

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "FILE",
      description = "The camera's policy: zones and permitted stops (docs/policy.md).")
  private Path policyFile;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write the stills, with zone and vehicle drawn.")
  private Path stillsFolder;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "Look at one picture in so many seconds of the video (default: 1).")
  private double everySeconds;

  private final PrintStream out;
  private final PrintStream progress;

  public WatchCommand() {
    this(System.out, System.err);
  }

  WatchCommand(PrintStream out, PrintStream progress) {
    this.out = out;
    this.progress = progress;
  }

  @Override
  public Integer call() {
    try {
      CameraPolicy policy = ContractJson.fromFile(policyFile, CameraPolicy.class);
      if (policy.zones().isEmpty()) {
        progress.println("The policy has no zones: nothing will be reported.");
      }
      if (stillsFolder != null) {
        Files.createDirectories(stillsFolder);
      }
      VideoOptions options =
          VideoOptions.of(Sampling.everySeconds(everySeconds))
              .withForm(new PictureForm.Jpeg(STILL_JPEG_QUALITY));
      try (Perception perception = Perception.shipped();
          VideoSource video = VideoSource.open(source, options)) {
        Watch watch =
            new Watch(
                perception,
                policy,
                frontsOf(policy),
                Optional.ofNullable(stillsFolder),
                incident -> out.println(ContractJson.toLine(incident)),
                progress::println);
        return follow(video, watch);
      }
    } catch (MalformedMessageException | IllegalArgumentException | StartRefusedException unfit) {
      progress.println(unfit.getMessage());
      return UNUSABLE_INPUT;
    } catch (VideoException unopened) {
      progress.println(unopened.getMessage());
      return UNUSABLE_INPUT;
    } catch (IOException | UncheckedIOException trouble) {
      progress.println("Reading or writing failed: " + trouble.getMessage());
      return BROKEN_OFF;
    }
  }

  private List<ShopFront> frontsOf(CameraPolicy policy) {
    Map<String, byte[]> pictures = ReferenceFiles.beside(policyFile, policy);
    return ShopFront.of(
        policy,
        (zoneId, picture) ->
            Optional.of(
                ReferencePicture.of(
                    picture,
                    pictures.get(new ReferenceKey(policy.cameraId(), zoneId, picture).text()))));
  }

  private int follow(VideoSource video, Watch watch) throws IOException {
    try {
      for (Optional<Picture> next = video.next(); next.isPresent(); next = video.next()) {
        Picture picture = next.get();
        double seconds = picture.streamTime().toMillis() / 1000.0;
        for (IncidentEvent event : watch.look(picture.bytes(), picture.streamTime())) {
          progress.printf(
              Locale.ROOT,
              "%8.1f s  %s %s in zone %s%n",
              seconds,
              event.kind(),
              event.label(),
              event.zone().id());
        }
        if (watch.pictures() % PICTURES_PER_PROGRESS_LINE == 0) {
          progress.printf(Locale.ROOT, "%8.1f s  watched%n", seconds);
        }
      }
      watch.end();
      return 0;
    } catch (VideoException brokenOff) {
      watch.end();
      progress.println(brokenOff.getMessage());
      return BROKEN_OFF;
    }
  }
}
