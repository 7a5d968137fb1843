package dev.xunjie.contracts.geometry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * A simple polygon in the picture, independent of its resolution; the last corner joins the first.
 *
 * <p>In JSON a list of pairs {@code [[x, y], …]}.
 *
 * @param corners three or more, in either direction; edges don't cross, the area isn't empty
 */
public record NormalisedPolygon(List<NormalisedPoint> corners) {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  @JsonCreator
  public NormalisedPolygon {
    Objects.requireNonNull(corners, "a polygon needs its corners");
    corners = List.copyOf(corners);
    if (corners.size() < 3) {
      throw new IllegalArgumentException(
          "a polygon needs three corners or more, but has %d".formatted(corners.size()));
    }
    TopologyValidationError flaw = new IsValidOp(toJts(corners)).getValidationError();
    if (flaw != null) {
      throw new IllegalArgumentException(
          "the polygon crosses or touches itself near [%.3f, %.3f]: draw its corners in order around the area"
              .formatted(flaw.getCoordinate().x, flaw.getCoordinate().y));
    }
  }

  /** The polygon with these corners, given as x, y, x, y, … */
  public static NormalisedPolygon of(double... coordinates) {
    if (coordinates.length % 2 != 0) {
      throw new IllegalArgumentException("coordinates come in pairs x, y");
    }
    return new NormalisedPolygon(
        Stream.iterate(0, i -> i < coordinates.length, i -> i + 2)
            .map(i -> new NormalisedPoint(coordinates[i], coordinates[i + 1]))
            .toList());
  }

  /** The whole picture. */
  public static NormalisedPolygon wholePicture() {
    return of(0, 0, 1, 0, 1, 1, 0, 1);
  }

  /** The smallest box that holds it. */
  public NormalisedBox bounds() {
    return new NormalisedBox(
        corners.stream().mapToDouble(NormalisedPoint::x).min().orElseThrow(),
        corners.stream().mapToDouble(NormalisedPoint::y).min().orElseThrow(),
        corners.stream().mapToDouble(NormalisedPoint::x).max().orElseThrow(),
        corners.stream().mapToDouble(NormalisedPoint::y).max().orElseThrow());
  }

  /** Whether the point lies inside or on the edge. */
  public boolean contains(NormalisedPoint point) {
    return SimplePointInAreaLocator.locate(new Coordinate(point.x(), point.y()), toJts(corners))
        != Location.EXTERIOR;
  }

  @JsonValue
  List<NormalisedPoint> toCorners() {
    return corners;
  }

  private static Polygon toJts(List<NormalisedPoint> corners) {
    Coordinate[] ring = new Coordinate[corners.size() + 1];
    for (int i = 0; i < ring.length; i++) {
      NormalisedPoint corner = corners.get(i % corners.size());
      ring[i] = new Coordinate(corner.x(), corner.y());
    }
    return GEOMETRY.createPolygon(ring);
  }
}
