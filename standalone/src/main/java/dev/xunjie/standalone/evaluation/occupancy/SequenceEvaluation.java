package dev.xunjie.standalone.evaluation.occupancy;

import dev.xunjie.detector.detection.ObjectDetector;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.occupancy.OccupancyLook;
import dev.xunjie.detector.occupancy.OccupancyState;
import dev.xunjie.detector.occupancy.ReferenceLooks;
import dev.xunjie.detector.occupancy.SceneOccupancy;
import dev.xunjie.detector.occupancy.ZoneLook;
import dev.xunjie.detector.occupancy.ZoneView;
import dev.xunjie.gateway.video.Picture;
import dev.xunjie.gateway.video.PictureForm;
import dev.xunjie.gateway.video.Sampling;
import dev.xunjie.gateway.video.VideoException;
import dev.xunjie.gateway.video.VideoOptions;
import dev.xunjie.gateway.video.VideoSource;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** One video, looked at once a second as a camera would be. */
final class SequenceEvaluation {
  private static final int JPEG_QUALITY = 90;
  private static final String ZONE_ID = "zone";

  private final FeatureNetwork network;
  private final ObjectDetector detector;
  private final double everySeconds;
  private final Optional<Path> drawings;

  SequenceEvaluation(
      FeatureNetwork network,
      ObjectDetector detector,
      double everySeconds,
      Optional<Path> drawings) {
    this.network = network;
    this.detector = detector;
    this.everySeconds = everySeconds;
    this.drawings = drawings;
  }

  SequenceScore score(OccupancyMaterial.Sequence sequence) {
    List<Picture> pictures = pictures(sequence.video());
    ReferenceLooks references = references(sequence, pictures);
    Tally tally = new Tally(sequence);
    OccupancyState state = OccupancyState.EMPTY;
    for (Picture picture : pictures) {
      try (BgrImage image = BgrImage.decode(picture.bytes())) {
        OccupancyLook look =
            SceneOccupancy.update(
                state,
                ZONE_ID,
                references,
                ZoneLook.at(image, references.view(), network),
                detector.detect(image),
                Instant.EPOCH.plus(picture.streamTime()));
        state = look.state();
        tally.add(seconds(picture), look);
        drawings.ifPresent(
            folder ->
                HeatMap.write(
                    folder.resolve(drawingName(sequence.video(), seconds(picture))),
                    image,
                    references.view(),
                    look));
      }
    }
    return tally.score();
  }

  private List<Picture> pictures(Path video) {
    VideoOptions options =
        VideoOptions.of(Sampling.everySeconds(everySeconds))
            .withForm(new PictureForm.Jpeg(JPEG_QUALITY));
    List<Picture> pictures = new ArrayList<>();
    try (VideoSource source = VideoSource.open(video.toString(), options)) {
      for (Optional<Picture> next = source.next(); next.isPresent(); next = source.next()) {
        pictures.add(next.get());
      }
    } catch (VideoException unreadable) {
      throw new UnusableMaterialException(unreadable.getMessage(), unreadable);
    }
    if (pictures.isEmpty()) {
      throw new UnusableMaterialException(video + " has no picture");
    }
    return pictures;
  }

  private ReferenceLooks references(OccupancyMaterial.Sequence sequence, List<Picture> pictures) {
    List<BgrImage> images = new ArrayList<>();
    try {
      for (double wanted : sequence.referenceSeconds()) {
        Picture nearest =
            pictures.stream()
                .min(
                    (a, b) ->
                        Double.compare(
                            Math.abs(seconds(a) - wanted), Math.abs(seconds(b) - wanted)))
                .orElseThrow();
        images.add(BgrImage.decode(nearest.bytes()));
      }
      BgrImage first = images.get(0);
      ZoneView view = ZoneView.of(sequence.zone(), first.widthPixels(), first.heightPixels());
      return ReferenceLooks.of(
          "evaluation", view, images, images.stream().map(detector::detect).toList(), network);
    } finally {
      images.forEach(BgrImage::close);
    }
  }

  private static double seconds(Picture picture) {
    return picture.streamTime().toMillis() / 1000.0;
  }

  private static String drawingName(Path video, double second) {
    return String.format(Locale.ROOT, "%s-%06.1f.jpg", video.getFileName(), second);
  }

  /** Adds up over the looks at one video. */
  private static final class Tally {
    private final OccupancyMaterial.Sequence truth;
    private final TreeSet<String> named = new TreeSet<>();
    private int looks;
    private double lastSecond;
    private double falseSeconds;
    private double lostSeconds;
    private double greatestShare;
    private Optional<Double> foundAt = Optional.empty();
    private Optional<Double> since = Optional.empty();

    Tally(OccupancyMaterial.Sequence truth) {
      this.truth = truth;
    }

    void add(double second, OccupancyLook look) {
      double passed = looks == 0 ? 0 : second - lastSecond;
      boolean taken = look.occupancy().occupiedShare() > 0;
      boolean stands =
          truth
              .fromSecond()
              .filter(from -> second >= from && second <= truth.toSecond())
              .isPresent();
      greatestShare = Math.max(greatestShare, look.occupancy().occupiedShare());
      if (taken && !stands) {
        falseSeconds += passed;
      }
      if (taken && stands && foundAt.isEmpty()) {
        foundAt = Optional.of(second);
      }
      if (!taken && stands && foundAt.isPresent()) {
        lostSeconds += passed;
      }
      look.occupancy().objects().forEach(object -> named.add(object.label()));
      since = look.occupancy().since().map(instant -> instant.toEpochMilli() / 1000.0);
      lastSecond = second;
      looks++;
    }

    SequenceScore score() {
      return new SequenceScore(
          truth.video().getFileName().toString(),
          looks,
          truth.fromSecond().isPresent(),
          foundAt.map(second -> second - truth.fromSecond().orElse(0.0)),
          falseSeconds,
          lostSeconds,
          greatestShare,
          since,
          List.copyOf(named));
    }
  }
}
