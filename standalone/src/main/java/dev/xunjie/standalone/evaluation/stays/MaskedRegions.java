package dev.xunjie.standalone.evaluation.stays;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The parts of each camera's picture that the benchmark leaves out ({@code filter.json}).
 *
 * @param byCamera rectangles of left, top, right, bottom in pixels
 */
record MaskedRegions(Map<String, List<List<Double>>> byCamera) {
  private static final String FILE_NAME = "filter.json";
  private static final int RECTANGLE_EDGES = 4;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  MaskedRegions {
    byCamera = Map.copyOf(byCamera);
    byCamera.forEach(
        (camera, regions) -> {
          if (regions.stream().anyMatch(region -> region.size() != RECTANGLE_EDGES)) {
            throw new IllegalArgumentException(
                "a region of %s isn't left, top, right, bottom".formatted(camera));
          }
        });
  }

  /**
   * Those of a folder; none if it has no {@code filter.json}.
   *
   * @throws UnusableMaterialException if the file isn't what it should be
   */
  static MaskedRegions in(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    if (!Files.exists(file)) {
      return new MaskedRegions(Map.of());
    }
    try {
      return ContractJson.fromFile(file, MaskedRegions.class);
    } catch (MalformedMessageException flaw) {
      throw new UnusableMaterialException(flaw.getMessage(), flaw);
    }
  }

  /** Whether the middle of a box lies in a region of that camera. */
  boolean hide(String camera, PixelBox box) {
    double x = box.left() + box.width() / 2;
    double y = box.top() + box.height() / 2;
    return byCamera.getOrDefault(camera, List.of()).stream()
        .anyMatch(
            region ->
                region.get(0) < x && x < region.get(2) && region.get(1) < y && y < region.get(3));
  }
}
