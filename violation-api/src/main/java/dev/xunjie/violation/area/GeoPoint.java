package dev.xunjie.violation.area;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * A place on Earth. In JSON a pair {@code [longitude, latitude]}, as in GeoJSON.
 *
 * @param longitude degrees east, WGS-84, -180 to 180
 * @param latitude degrees north, WGS-84, -90 to 90
 */
public record GeoPoint(double longitude, double latitude) {
  /** IUGG mean radius of Earth. */
  private static final double EARTH_RADIUS_METRES = 6_371_008.8;

  public GeoPoint {
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
      throw new IllegalArgumentException(
          "[%s, %s] is no place: give [longitude, latitude] in degrees, longitude from -180 to 180, latitude from -90 to 90"
              .formatted(longitude, latitude));
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static GeoPoint of(List<Double> pair) {
    if (pair == null || pair.size() != 2 || pair.contains(null)) {
      throw new IllegalArgumentException("a place needs a pair [longitude, latitude]");
    }
    return new GeoPoint(pair.get(0), pair.get(1));
  }

  @JsonValue
  List<Double> toPair() {
    return List.of(longitude, latitude);
  }

  /** Great-circle distance by the haversine formula, right to 0.6 % for Earth is no sphere. */
  public double metresTo(GeoPoint other) {
    double north = Math.toRadians(other.latitude - latitude);
    double east = Math.toRadians(other.longitude - longitude);
    double chord =
        Math.pow(Math.sin(north / 2), 2)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * Math.pow(Math.sin(east / 2), 2);
    return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
  }
}
