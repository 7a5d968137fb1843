package dev.xunjie.standalone.watch;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.detector.perception.CapturedFrame;
import dev.xunjie.detector.perception.Perceived;
import dev.xunjie.detector.perception.Perception;
import dev.xunjie.detector.perception.PerceptionState;
import dev.xunjie.detector.perception.RegionsOfInterest;
import dev.xunjie.detector.shopfront.ShopFront;
import dev.xunjie.detector.shopfront.UncleanReferences;
import dev.xunjie.detector.shopfront.UnfitReference;
import dev.xunjie.rules.replay.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** One video under one policy, picture by picture. */
final class Watch {
  private static final Instant VIDEO_START = Instant.EPOCH;

  private final Perception perception;
  private final CameraPolicy policy;
  private final List<ShopFront> fronts;
  private final Optional<Path> stillsFolder;
  private final Consumer<WatchedIncident> incidents;
  private final Consumer<String> warnings;
  private final FrameMemory frames = new FrameMemory();
  private final Replay rules;
  private PerceptionState remembered = PerceptionState.EMPTY;
  private Instant newest = VIDEO_START.minusMillis(1);
  private long pictures;

  /**
   * @param fronts the policy's shop fronts with their references
   * @param stillsFolder where to write stills, if anywhere; must exist
   * @param incidents told of each incident once, when it has ended
   * @param warnings told in a sentence what isn't as it should be
   */
  Watch(
      Perception perception,
      CameraPolicy policy,
      List<ShopFront> fronts,
      Optional<Path> stillsFolder,
      Consumer<WatchedIncident> incidents,
      Consumer<String> warnings) {
    this.perception = perception;
    this.policy = policy;
    this.fronts = List.copyOf(fronts);
    this.stillsFolder = stillsFolder;
    this.incidents = incidents;
    this.warnings = warnings;
    rules = new Replay(policy);
  }

  /**
   * Takes in the next picture.
   *
   * @param streamTime since the start of the video; a time that doesn't rise is taken as a
   *     millisecond after the one before
   * @return what was announced, for whoever shows progress
   * @throws IllegalArgumentException if a reference can't be compared with the video's pictures
   */
  List<IncidentEvent> look(byte[] jpeg, Duration streamTime) throws IOException {
    Instant claimed = VIDEO_START.plusMillis(streamTime.toMillis());
    newest = claimed.isAfter(newest) ? claimed : newest.plusMillis(1);
    FrameReference reference = new FrameReference(0, pictures++);
    frames.keep(reference, jpeg);
    Perceived perceived =
        perception.look(
            remembered,
            new CapturedFrame(policy.cameraId(), newest, reference, jpeg),
            RegionsOfInterest.of(policy),
            fronts);
    for (UnfitReference unfit : perceived.unfitReferences()) {
      throw new IllegalArgumentException(
          "The reference picture %s of zone %s is unfit: %s"
              .formatted(unfit.picture(), unfit.zoneId(), unfit.reason()));
    }
    for (UncleanReferences unclean : perceived.uncleanReferences()) {
      warnings.accept("Zone %s: %s".formatted(unclean.zoneId(), unclean.reason()));
    }
    remembered = perceived.state();
    List<IncidentEvent> announced = rules.judge(perceived.observation()).incidents();
    for (IncidentEvent event : announced) {
      report(event, false);
    }
    frames.keepOnly(rules.framesInUse());
    return announced;
  }

  /** The video is over: what wasn't seen leaving is reported as of its last sighting. */
  void end() throws IOException {
    for (IncidentEvent event : rules.end(policy.cameraId()).incidents()) {
      report(event, event.endedAt().filter(newest::equals).isPresent());
    }
  }

  long pictures() {
    return pictures;
  }

  private void report(IncidentEvent event, boolean stillThere) throws IOException {
    if (event.kind() == IncidentEvent.Kind.ENDED) {
      incidents.accept(WatchedIncident.of(event, VIDEO_START, stillThere, writeStills(event)));
    }
  }

  private List<String> writeStills(IncidentEvent event) throws IOException {
    List<String> files = new ArrayList<>();
    for (Still still : event.stills()) {
      Optional<byte[]> jpeg = frames.jpegOf(still.frame());
      if (stillsFolder.isEmpty() || jpeg.isEmpty()) {
        continue;
      }
      double seconds = Duration.between(VIDEO_START, still.capturedAt()).toMillis() / 1000.0;
      Path file =
          stillsFolder
              .get()
              .resolve(
                  String.format(
                      Locale.ROOT,
                      "%s-%d-%s.jpg",
                      event.incidentId(),
                      files.size() + 1,
                      still.moment().name().toLowerCase(Locale.ROOT).replace('_', '-')));
      String caption = String.format(Locale.ROOT, "%s %.1f s", event.label(), seconds);
      Files.write(
          file, StillPainter.paint(jpeg.get(), event.zone().polygon(), still.box(), caption));
      files.add(file.toString());
    }
    return files;
  }
}
