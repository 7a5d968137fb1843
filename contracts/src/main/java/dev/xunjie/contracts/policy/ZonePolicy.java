package dev.xunjie.contracts.policy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.schedule.Schedule;
import java.util.Optional;

/** A zone of a camera's picture and what is enforced in it; JSON's {@code offence} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "offence")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ParkingZone.class, name = "ILLEGAL_PARKING"),
  @JsonSubTypes.Type(value = ShopFrontZone.class, name = "OUT_OF_STORE"),
  @JsonSubTypes.Type(value = TruckZone.class, name = "DIRTY_TRUCK"),
  @JsonSubTypes.Type(value = AdvertisingZone.class, name = "ILLEGAL_AD")
})
public sealed interface ZonePolicy permits ParkingZone, PlaceZone, TruckZone {
  /** Id of the zone, unique in its camera. */
  String id();

  /** What people call the zone, any script. */
  String name();

  /** Where it lies in the picture. */
  NormalisedPolygon polygon();

  /** The sign or notice that the rule relies on there, if it needs one. */
  default Optional<String> sign() {
    return Optional.empty();
  }

  /** The stretch of road in which one offence may be seen in several zones, if there is one. */
  default Optional<String> stretch() {
    return Optional.empty();
  }

  /** When it is enforced. */
  Schedule schedule();
}
