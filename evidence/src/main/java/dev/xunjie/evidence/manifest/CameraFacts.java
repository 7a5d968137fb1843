package dev.xunjie.evidence.manifest;

import dev.xunjie.contracts.Identifier;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * A camera as it was registered when the bundle was made.
 *
 * @param id camera id
 * @param name what people call it
 * @param place where it stands
 * @param direction where it looks
 * @param deviceNumber the device register's number
 * @param timeZone in which its overlays tell the time, as in {@code Asia/Shanghai}
 */
public record CameraFacts(
    String id,
    String name,
    Optional<String> place,
    Optional<String> direction,
    Optional<String> deviceNumber,
    ZoneId timeZone) {
  public CameraFacts {
    Identifier.require("camera", id);
    Objects.requireNonNull(name, "name is missing");
    place = Objects.requireNonNullElse(place, Optional.empty());
    direction = Objects.requireNonNullElse(direction, Optional.empty());
    deviceNumber = Objects.requireNonNullElse(deviceNumber, Optional.empty());
    Objects.requireNonNull(timeZone, "timeZone is missing");
  }
}
