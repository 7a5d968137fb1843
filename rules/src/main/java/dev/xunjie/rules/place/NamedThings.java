package dev.xunjie.rules.place;

import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.occupancy.NamedObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the detector could name of the things in a zone, over an episode.
 *
 * @param byLabel how often each class was seen
 */
public record NamedThings(Map<String, Tally> byLabel) {
  /** Nothing was named yet. */
  public static final NamedThings NONE = new NamedThings(Map.of());

  /** A name that one picture gave may be an error; two pictures that agree name a thing. */
  private static final int PICTURES_THAT_AGREE = 2;

  public NamedThings {
    byLabel = Map.copyOf(byLabel);
  }

  /**
   * How often a class was seen.
   *
   * @param pictures in how many pictures
   * @param mostAtOnce how many of it in one picture at most
   */
  public record Tally(int pictures, int mostAtOnce) {
    private Tally and(int inPicture) {
      return new Tally(pictures + 1, Math.max(mostAtOnce, inPicture));
    }
  }

  /** With those of one more picture. */
  NamedThings and(List<NamedObject> objects) {
    Map<String, Long> counts =
        objects.stream()
            .map(NamedObject::label)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Map<String, Tally> next = new TreeMap<>(byLabel);
    counts.forEach(
        (label, count) ->
            next.put(label, next.getOrDefault(label, new Tally(0, 0)).and(Math.toIntExact(count))));
    return new NamedThings(next);
  }

  /** The class that was named most often, of equals the first by name. */
  Optional<String> label() {
    return agreedOn()
        .min(
            Comparator.comparing((Map.Entry<String, Tally> each) -> -each.getValue().pictures())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }

  /** For each class how many were seen at once at most; none is allowed. */
  List<Reason> reasons() {
    return agreedOn()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> new Reason("namedObjects." + each.getKey(), 0, each.getValue().mostAtOnce()))
        .toList();
  }

  private Stream<Map.Entry<String, Tally>> agreedOn() {
    return byLabel.entrySet().stream()
        .filter(each -> each.getValue().pictures() >= PICTURES_THAT_AGREE);
  }
}
