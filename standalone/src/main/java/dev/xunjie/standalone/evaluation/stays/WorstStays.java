package dev.xunjie.standalone.evaluation.stays;

import dev.xunjie.standalone.evaluation.stays.SequenceScore.ScoredStay;
import dev.xunjie.standalone.evaluation.stays.SequenceScore.ScoredTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Draws what went wrong: true stays missed, false ones declared, and the latest found. */
final class WorstStays {
  /** So many of the stays that were found latest. */
  private static final int LATEST = 10;

  private record Late(SequenceScore score, ScoredTruth truth) {}

  private WorstStays() {}

  /**
   * Writes one PNG for each case into a folder, made if need be; the kind of error begins its name.
   *
   * @return how many
   */
  static int draw(List<SequenceScore> scores, Path folder) throws IOException {
    Files.createDirectories(folder);
    int drawn = 0;
    List<Late> found = new ArrayList<>();
    for (SequenceScore score : scores) {
      for (ScoredTruth truth : score.truths()) {
        if (truth.isFound()) {
          found.add(new Late(score, truth));
        } else {
          write(folder, "missed", score, StayTimeline.of(score, truth), truth.stay().track());
          drawn++;
        }
      }
      for (ScoredStay stay : score.declared()) {
        if (stay.isFalse()) {
          write(folder, "false", score, StayTimeline.of(score, stay), stay.stay().track());
          drawn++;
        }
      }
    }
    found.sort(Comparator.comparing((Late late) -> -latencyOf(late)));
    for (Late late : found.subList(0, Math.min(LATEST, found.size()))) {
      String kind = String.format(Locale.ROOT, "late-%.0fs", latencyOf(late));
      byte[] picture = StayTimeline.of(late.score(), late.truth());
      write(folder, kind, late.score(), picture, late.truth().stay().track());
      drawn++;
    }
    return drawn;
  }

  private static double latencyOf(Late late) {
    return late.truth().latencySeconds().orElseThrow();
  }

  private static void write(
      Path folder, String kind, SequenceScore score, byte[] picture, long track)
      throws IOException {
    String sequence = score.sequence().name().replaceAll("[^\\w-]", "-");
    Files.write(folder.resolve("%s-%s-%d.png".formatted(kind, sequence, track)), picture);
  }
}
