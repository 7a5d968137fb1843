package dev.xunjie.standalone.benchmark;

import static org.bytedeco.opencv.global.opencv_core.setNumThreads;

import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ParkingZone;
import dev.xunjie.gateway.video.Picture;
import dev.xunjie.gateway.video.PictureForm;
import dev.xunjie.gateway.video.Sampling;
import dev.xunjie.gateway.video.VideoException;
import dev.xunjie.gateway.video.VideoOptions;
import dev.xunjie.gateway.video.VideoSource;
import dev.xunjie.standalone.demo.DemoCamera;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xunjie bench perception}. */
@Command(
    name = "perception",
    mixinStandardHelpOptions = true,
    description = {
      "What perception costs in time of one core: by stage, against the bare model call, with and without",
      "the change gate and the close-ups. The same classes as in the jobs; the median of many pictures."
    })
public final class BenchPerceptionCommand implements Callable<Integer> {
  /** As the gateway sends them by default. */
  private static final int JPEG_QUALITY = 85;

  private static final int WIDTH_LIMIT_PIXELS = 1280;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CLIP",
      arity = "0..*",
      description = "Video files. Default: the shipped street with its policy.")
  private List<Path> clips = List.of();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "What is enforced on the clips (docs/policy.md). Default: nobody may stand anywhere for"
              + " more than 5 s.")
  private Optional<Path> policyFile = Optional.empty();

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "One picture in so many seconds of the clip (default: 1).")
  private double everySeconds;

  @Option(
      names = "--pictures",
      paramLabel = "N",
      defaultValue = "200",
      description = "At most so many pictures of each clip (default: 200).")
  private int pictureLimit;

  @Option(names = "--json", description = "One JSON object on standard output, not a table.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    useOneCore();
    List<ClipFigures> figures = new ArrayList<>();
    try (ClipBenchmark benchmark = new ClipBenchmark()) {
      if (clips.isEmpty()) {
        figures.add(shippedStreet(benchmark));
      }
      CameraPolicy policy = policyFile.map(BenchPerceptionCommand::read).orElse(everywhere());
      for (Path clip : clips) {
        figures.add(benchmark.measure(clip.getFileName().toString(), picturesOf(clip), policy));
      }
    }
    if (json) {
      spec.commandLine().getOut().println(ContractJson.toLine(Map.of("clips", figures)));
    } else {
      PerceptionTable.print(figures, spec.commandLine().getOut());
    }
    return 0;
  }

  /** OpenCV spreads its work over all cores otherwise, and no figure would be of one. */
  private static void useOneCore() {
    setNumThreads(1);
  }

  private ClipFigures shippedStreet(ClipBenchmark benchmark) throws IOException {
    Path clip = Files.createTempFile("xunjie-street", ".h264");
    try {
      Files.write(clip, DemoCamera.STREET.clip());
      return benchmark.measure(
          DemoCamera.STREET.id(),
          picturesOf(clip),
          policyFile.map(BenchPerceptionCommand::read).orElse(DemoCamera.STREET.policy()));
    } finally {
      Files.deleteIfExists(clip);
    }
  }

  private List<ClipPicture> picturesOf(Path clip) {
    List<ClipPicture> pictures = new ArrayList<>();
    try (VideoSource video = VideoSource.open(clip.toString(), options())) {
      for (Optional<Picture> next = video.next();
          next.isPresent() && pictures.size() < pictureLimit;
          next = video.next()) {
        pictures.add(new ClipPicture(next.get().bytes(), next.get().streamTime()));
      }
    } catch (VideoException unread) {
      throw new UnusableMaterialException(unread.getMessage(), unread);
    }
    if (pictures.isEmpty()) {
      throw new UnusableMaterialException("%s has no pictures".formatted(clip));
    }
    return pictures;
  }

  private VideoOptions options() {
    try {
      return VideoOptions.of(Sampling.everySeconds(everySeconds))
          .withForm(new PictureForm.Jpeg(JPEG_QUALITY))
          .withWidthLimitPixels(WIDTH_LIMIT_PIXELS);
    } catch (IllegalArgumentException unfit) {
      throw new UnusableMaterialException("--every: " + unfit.getMessage(), unfit);
    }
  }

  private static CameraPolicy read(Path file) {
    try {
      return ContractJson.fromFile(file, CameraPolicy.class);
    } catch (MalformedMessageException unfit) {
      throw new UnusableMaterialException(unfit.getMessage(), unfit);
    }
  }

  private static CameraPolicy everywhere() {
    return new CameraPolicy(
        "bench",
        1,
        List.of(ParkingZone.of("everywhere", "everywhere", NormalisedPolygon.wholePicture(), 5)));
  }
}
