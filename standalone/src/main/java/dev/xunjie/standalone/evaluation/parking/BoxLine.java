package dev.xunjie.standalone.evaluation.parking;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of the study's {@code label/} and {@code gt/} files: a vehicle in a frame, in pixels.
 * The other properties of a label line ({@code tracked}, {@code detected}, {@code occluded_time})
 * say nothing that {@code parked_time} doesn't.
 *
 * @param frame number of the frame in the video
 * @param id the tracker's name for the vehicle; of the truth, the event
 * @param type COCO's class
 * @param parkedSamples for how many samples the tracker has known it at rest; not in truth
 */
record BoxLine(
    int frame,
    int id,
    String type,
    double left,
    double top,
    double right,
    double bottom,
    @JsonProperty("parked_time") Optional<Double> parkedSamples) {
  BoxLine {
    Objects.requireNonNull(type, "type is missing");
    parkedSamples = Objects.requireNonNullElse(parkedSamples, Optional.empty());
  }

  /**
   * All lines of a file.
   *
   * @throws UnusableMaterialException naming file and line that can't be read
   */
  static List<BoxLine> allOf(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, UTF_8);
    } catch (IOException unreadable) {
      throw new UnusableMaterialException("can't read %s".formatted(file), unreadable);
    }
    List<BoxLine> boxes = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        boxes.add(parse(lines.get(i), file, i + 1));
      }
    }
    return boxes;
  }

  private static BoxLine parse(String line, Path file, int number) {
    try {
      return ContractJson.fromBytes(line.getBytes(UTF_8), BoxLine.class);
    } catch (MalformedMessageException flaw) {
      throw new UnusableMaterialException(
          "%s, line %d: should be a JSON object with frame, id, type, left, top, right, bottom, but: %s"
              .formatted(file, number, flaw.getMessage()),
          flaw);
    }
  }
}
