package dev.xunjie.violation.area;

import dev.xunjie.contracts.Identifier;
import java.util.Objects;

/**
 * A part of the city that squads answer for.
 *
 * @param id never changes
 * @param name what people call it
 * @param outline its border
 */
public record Area(String id, String name, Outline outline) {
  public Area {
    Identifier.require("area", id);
    Text.require("an area's name", name);
    Objects.requireNonNull(outline, "an area needs its outline: corners [longitude, latitude]");
  }
}
