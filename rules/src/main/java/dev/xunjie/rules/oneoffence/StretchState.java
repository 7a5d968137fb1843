package dev.xunjie.rules.oneoffence;

import java.util.List;

/**
 * What is remembered of a stretch of road.
 *
 * @param offences that were announced and may yet meet others, in the order of their announcement
 */
public record StretchState(List<KnownOffence> offences) {
  public static final StretchState EMPTY = new StretchState(List.of());

  public StretchState {
    offences = List.copyOf(offences);
  }
}
