package dev.xunjie.detector.shopfront;

import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import dev.xunjie.detector.detection.Detection;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.UnreadableFrameException;
import dev.xunjie.detector.occupancy.OccupancyLook;
import dev.xunjie.detector.occupancy.OccupancyState;
import dev.xunjie.detector.occupancy.ReferenceLooks;
import dev.xunjie.detector.occupancy.SceneOccupancy;
import dev.xunjie.detector.occupancy.ZoneLook;
import dev.xunjie.detector.occupancy.ZoneView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks at the shop fronts of a picture. Holds the feature network, opened when the first front is
 * looked at, and the looks of references that were compared lately; nothing of any camera. For one
 * thread. Must be closed.
 */
public final class ShopFronts implements AutoCloseable {
  /**
   * A reference must have the frame's aspect: of another one the same shares are another place.
   * Encoders cut a picture to whole blocks, which changes it by less.
   */
  private static final double MOST_ASPECT_CHANGE = .03;

  /**
   * Looks of references kept, some 2 MB each on the heap. A thread serves some 20 cameras with a
   * front or two; more are looked at anew, 30 ms each.
   */
  private static final int MOST_LOOKS = 48;

  /** From which share of a zone on it is worth a word that no reference shows it. */
  private static final double LEAST_HIDDEN_SHARE = .01;

  /** Fronts of which it is kept who stands on their references: some boxes each. */
  private static final int MOST_DETECTED = 1000;

  private final Supplier<FeatureNetwork> opening;
  private Optional<FeatureNetwork> opened = Optional.empty();
  private final Map<String, Compared> compared = new LinkedHashMap<>(16, .75f, true);
  private final Map<String, List<List<Detection>>> detected = new HashMap<>();

  /**
   * @param opening opens the network that compares; called once at most, the network is closed with
   *     this
   */
  public ShopFronts(Supplier<FeatureNetwork> opening) {
    this.opening = opening;
  }

  /**
   * What looking led to.
   *
   * @param memories what to remember of each front, by zone id
   * @param occupancies what stands there, of those fronts that can be compared
   * @param unfit references that turned out to be unfit, told once
   * @param unclean zones of which a part is hidden on all references, told once
   */
  public record Seen(
      Map<String, FrontMemory> memories,
      List<ZoneOccupancy> occupancies,
      List<UnfitReference> unfit,
      List<UncleanReferences> unclean) {
    public Seen {
      memories = Map.copyOf(memories);
      occupancies = List.copyOf(occupancies);
      unfit = List.copyOf(unfit);
      unclean = List.copyOf(unclean);
    }
  }

  /** Whether the fronts must be looked at, even in a picture in which nothing changed. */
  public static boolean areUnsettled(Map<String, FrontMemory> known, List<ShopFront> fronts) {
    return fronts.stream()
        .anyMatch(front -> memoryOf(front, known).filter(FrontMemory::isSettled).isEmpty());
  }

  /**
   * Looks at a picture.
   *
   * @param known what is remembered of the fronts
   * @param detections what a detector sees in the whole picture
   * @param detector what would see as much in a reference
   * @param capturedAt when the picture was taken
   */
  public Seen look(
      Map<String, FrontMemory> known,
      List<ShopFront> fronts,
      BgrImage picture,
      List<Detection> detections,
      Function<BgrImage, List<Detection>> detector,
      Instant capturedAt) {
    Map<String, FrontMemory> memories = new TreeMap<>();
    List<ZoneOccupancy> occupancies = new ArrayList<>();
    List<UnfitReference> unfit = new ArrayList<>();
    List<UncleanReferences> unclean = new ArrayList<>();
    for (ShopFront front : fronts) {
      Compared with = compared(front, picture, detector, unfit, unclean);
      if (with.references().isEmpty()) {
        memories.put(front.zoneId(), FrontMemory.unfit(front));
        continue;
      }
      ReferenceLooks references = with.references().get();
      OccupancyLook look =
          SceneOccupancy.update(
              memoryOf(front, known).map(FrontMemory::state).orElse(OccupancyState.EMPTY),
              front.zoneId(),
              references,
              ZoneLook.at(picture, references.view(), network()),
              detections,
              capturedAt);
      occupancies.add(look.occupancy());
      memories.put(
          front.zoneId(),
          new FrontMemory(front.version(), look.state(), Optional.of(look.occupancy())));
    }
    return new Seen(memories, occupancies, unfit, unclean);
  }

  /** The picture hasn't changed since the last look: what was there still is. */
  public static Seen carriedOver(Map<String, FrontMemory> known, List<ShopFront> fronts) {
    Map<String, FrontMemory> memories = remembered(known, fronts);
    return new Seen(
        memories,
        fronts.stream()
            .flatMap(front -> memoryOf(front, memories).stream())
            .flatMap(memory -> memory.newest().stream())
            .toList(),
        List.of(),
        List.of());
  }

  /** The picture says nothing: what is remembered stays, and nothing is reported. */
  public static Seen unseen(Map<String, FrontMemory> known, List<ShopFront> fronts) {
    return new Seen(remembered(known, fronts), List.of(), List.of(), List.of());
  }

  @Override
  public void close() {
    opened.ifPresent(FeatureNetwork::close);
  }

  private static Map<String, FrontMemory> remembered(
      Map<String, FrontMemory> known, List<ShopFront> fronts) {
    Map<String, FrontMemory> memories = new TreeMap<>();
    fronts.forEach(
        front -> memoryOf(front, known).ifPresent(memory -> memories.put(front.zoneId(), memory)));
    return memories;
  }

  private static Optional<FrontMemory> memoryOf(ShopFront front, Map<String, FrontMemory> known) {
    return Optional.ofNullable(known.get(front.zoneId())).filter(memory -> memory.isOf(front));
  }

  private FeatureNetwork network() {
    FeatureNetwork network = opened.orElseGet(opening);
    opened = Optional.of(network);
    return network;
  }

  /** The looks of the front's references in pictures of this size, or that there can be none. */
  private Compared compared(
      ShopFront front,
      BgrImage picture,
      Function<BgrImage, List<Detection>> detector,
      List<UnfitReference> unfit,
      List<UncleanReferences> unclean) {
    String key = front.version() + "|" + picture.widthPixels() + "x" + picture.heightPixels();
    Compared known = compared.get(key);
    if (known != null) {
      return known;
    }
    boolean isNew = !detected.containsKey(front.version());
    Compared now = new Compared(looksOf(front, picture, detector, unfit));
    now.references()
        .map(ReferenceLooks::hiddenShare)
        .filter(share -> isNew && share >= LEAST_HIDDEN_SHARE)
        .ifPresent(share -> unclean.add(new UncleanReferences(front.zoneId(), share)));
    compared.put(key, now);
    forgetLongestUnused();
    return now;
  }

  private Optional<ReferenceLooks> looksOf(
      ShopFront front,
      BgrImage frame,
      Function<BgrImage, List<Detection>> detector,
      List<UnfitReference> unfit) {
    List<BgrImage> pictures = new ArrayList<>();
    try {
      for (ReferencePicture reference : front.references()) {
        Optional<String> flaw = read(reference, frame, pictures);
        if (flaw.isPresent()) {
          unfit.add(new UnfitReference(front.zoneId(), reference.name(), flaw.get()));
          return Optional.empty();
        }
      }
      ZoneView view = ZoneView.of(front.polygon(), frame.widthPixels(), frame.heightPixels());
      return Optional.of(
          ReferenceLooks.of(
              front.version(), view, pictures, detectedOn(front, pictures, detector), network()));
    } finally {
      pictures.forEach(BgrImage::close);
    }
  }

  /** Who stands on the references: kept for longer than their looks, for it takes longer. */
  private List<List<Detection>> detectedOn(
      ShopFront front, List<BgrImage> pictures, Function<BgrImage, List<Detection>> detector) {
    if (detected.size() >= MOST_DETECTED) {
      detected.clear();
    }
    return detected.computeIfAbsent(
        front.version(), version -> pictures.stream().map(detector).toList());
  }

  /** Reads a reference; or says what is wrong with it. */
  private static Optional<String> read(
      ReferencePicture reference, BgrImage frame, List<BgrImage> pictures) {
    try {
      BgrImage picture = BgrImage.decode(reference.bytes());
      pictures.add(picture);
      double change = aspect(picture) / aspect(frame);
      return Math.abs(change - 1) <= MOST_ASPECT_CHANGE
          ? Optional.empty()
          : Optional.of(
              String.format(
                  Locale.ROOT,
                  "it is %d × %d pixels, the camera's pictures %d × %d: take it from this camera, uncut",
                  picture.widthPixels(),
                  picture.heightPixels(),
                  frame.widthPixels(),
                  frame.heightPixels()));
    } catch (UnreadableFrameException flaw) {
      return Optional.of("it is no picture: " + flaw.getMessage());
    }
  }

  private void forgetLongestUnused() {
    int looks = compared.values().stream().mapToInt(Compared::looks).sum();
    var longestUnused = compared.values().iterator();
    while (looks > MOST_LOOKS && compared.size() > 1) {
      looks -= longestUnused.next().looks();
      longestUnused.remove();
    }
  }

  private static double aspect(BgrImage picture) {
    return (double) picture.widthPixels() / picture.heightPixels();
  }

  /** References as they look in pictures of one size; none if they are unfit. */
  private record Compared(Optional<ReferenceLooks> references) {
    int looks() {
      return references.map(ReferenceLooks::count).orElse(0);
    }
  }
}
