package dev.xunjie.violation.area;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * The border of an area: a simple polygon. In JSON a list of pairs {@code [longitude, latitude]};
 * the first may be repeated at the end, as GeoJSON's rings do.
 *
 * @param corners 3 to {@value #MOST_CORNERS}, in either direction, the first not repeated
 */
public record Outline(List<GeoPoint> corners) {
  /** More than a surveyed border of a district has. */
  static final int MOST_CORNERS = 1000;

  /**
   * Degrees of longitude or latitude: larger than any city, so that swapped numbers are noticed.
   */
  static final double LARGEST_SPAN_DEGREES = 5;

  /** Smaller than any lot: corners on one line enclose as good as nothing, but never quite. */
  private static final double LEAST_SQUARE_METRES = 100;

  private static final double METRES_PER_DEGREE = 111_195;

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Outline {
    Objects.requireNonNull(corners, "an area needs its outline: corners [longitude, latitude]");
    corners = withoutClosingCorner(List.copyOf(corners));
    if (corners.size() < 3 || corners.size() > MOST_CORNERS) {
      throw new IllegalArgumentException(
          "an outline needs 3 to %d corners, but has %d".formatted(MOST_CORNERS, corners.size()));
    }
    if (new HashSet<>(corners).size() < corners.size()) {
      throw new IllegalArgumentException(
          "the outline comes to one corner twice: draw its corners in order around the area");
    }
    requireValid(polygon(corners));
  }

  /** Whether the place lies inside or on the border. */
  public boolean contains(GeoPoint place) {
    return SimplePointInAreaLocator.locate(coordinate(place), polygon(corners))
        != Location.EXTERIOR;
  }

  @JsonValue
  List<GeoPoint> toCorners() {
    return corners;
  }

  private static void requireValid(Polygon polygon) {
    TopologyValidationError flaw = new IsValidOp(polygon).getValidationError();
    if (flaw != null) {
      throw new IllegalArgumentException(
          "the outline crosses or touches itself near [%s, %s]: draw its corners in order around the area"
              .formatted(flaw.getCoordinate().x, flaw.getCoordinate().y));
    }
    Envelope bounds = polygon.getEnvelopeInternal();
    if (Math.max(bounds.getWidth(), bounds.getHeight()) > LARGEST_SPAN_DEGREES) {
      throw new IllegalArgumentException(
          "the outline spans %s° of longitude and %s° of latitude, but no city more than %s°: are a corner's numbers swapped?"
              .formatted(bounds.getWidth(), bounds.getHeight(), LARGEST_SPAN_DEGREES));
    }
    double squareMetres =
        polygon.getArea()
            * Math.pow(METRES_PER_DEGREE, 2)
            * Math.cos(Math.toRadians(bounds.centre().y));
    if (squareMetres < LEAST_SQUARE_METRES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the outline encloses %.1f m², but an area has %.0f or more: do its corners lie on one line?",
              squareMetres,
              LEAST_SQUARE_METRES));
    }
  }

  private static List<GeoPoint> withoutClosingCorner(List<GeoPoint> corners) {
    int last = corners.size() - 1;
    return last > 0 && corners.get(0).equals(corners.get(last))
        ? corners.subList(0, last)
        : corners;
  }

  private static Polygon polygon(List<GeoPoint> corners) {
    Coordinate[] ring = new Coordinate[corners.size() + 1];
    for (int i = 0; i < ring.length; i++) {
      ring[i] = coordinate(corners.get(i % corners.size()));
    }
    return GEOMETRY.createPolygon(ring);
  }

  private static Coordinate coordinate(GeoPoint place) {
    return new Coordinate(place.longitude(), place.latitude());
  }
}
