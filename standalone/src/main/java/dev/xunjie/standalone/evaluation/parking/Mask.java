package dev.xunjie.standalone.evaluation.parking;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where parking is forbidden in one video: an entry of the study's {@code mask.json}, as a drawing
 * tool wrote it.
 *
 * @param imageName the video's name with the extension of a picture, as {@code ISLab-01.jpg}
 * @param imageWidth width of the video's pictures, pixels
 * @param imageHeight height of the video's pictures, pixels
 * @param drawing polygons in pixels
 */
record Mask(
    String imageName,
    double imageWidth,
    double imageHeight,
    @JsonProperty("Data") Drawing drawing) {
  Mask {
    Objects.requireNonNull(imageName, "imageName is missing");
    Objects.requireNonNull(drawing, "Data is missing");
  }

  /** What was drawn. */
  record Drawing(@JsonProperty("svgArr") List<Shape> shapes) {
    Drawing {
      shapes = List.copyOf(Objects.requireNonNullElse(shapes, List.of()));
    }
  }

  /** One polygon. */
  record Shape(@JsonProperty("data") List<Corner> corners) {
    Shape {
      corners = List.copyOf(Objects.requireNonNull(corners, "a polygon has no data"));
    }
  }

  /** A corner, in pixels. */
  record Corner(double x, double y) {}

  /**
   * All masks of a file by the name of their video.
   *
   * @throws UnusableMaterialException if the file is missing or isn't such a one
   */
  static Map<String, Mask> byVideo(Path file) {
    try {
      Map<String, Mask> masks = new LinkedHashMap<>();
      for (Mask mask : ContractJson.fromFile(file, Mask[].class)) {
        masks.put(mask.imageName().replaceFirst("\\.\\w+$", ""), mask);
      }
      return masks;
    } catch (MalformedMessageException flaw) {
      throw new UnusableMaterialException(flaw.getMessage(), flaw);
    } catch (UncheckedIOException unreadable) {
      throw new UnusableMaterialException(
          "can't read %s: it should hold the zones of each video".formatted(file), unreadable);
    }
  }

  PictureSize picture() {
    return new PictureSize(imageWidth, imageHeight);
  }

  /**
   * The zones.
   *
   * @throws IllegalArgumentException if one of them is no polygon
   */
  List<NormalisedPolygon> zones() {
    PictureSize picture = picture();
    return drawing.shapes().stream()
        .map(
            shape ->
                new NormalisedPolygon(
                    shape.corners().stream()
                        .map(corner -> picture.pointAt(corner.x(), corner.y()))
                        .toList()))
        .toList();
  }
}
