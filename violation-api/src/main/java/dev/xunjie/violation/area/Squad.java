package dev.xunjie.violation.area;

import dev.xunjie.contracts.Identifier;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A squad (中队) that acts on the spot.
 *
 * @param id never changes
 * @param name what people call it
 * @param phone how it is reached; may be empty
 * @param base where it sets out from
 * @param areas ids of the areas it answers for
 * @param roster when it is on duty
 */
public record Squad(
    String id, String name, String phone, GeoPoint base, Set<String> areas, DutyRoster roster) {
  public Squad {
    Identifier.require("squad", id);
    Text.require("a squad's name", name);
    phone = Objects.requireNonNullElse(phone, "");
    Text.requireNotLonger("a squad's phone", phone);
    Objects.requireNonNull(base, "a squad needs its base: [longitude, latitude]");
    areas = Collections.unmodifiableSet(new TreeSet<>(Objects.requireNonNullElse(areas, Set.of())));
    Objects.requireNonNull(roster, "roster is missing");
  }
}
