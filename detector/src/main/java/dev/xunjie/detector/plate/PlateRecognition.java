package dev.xunjie.detector.plate;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateReading;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.models.ModelEntry;
import dev.xunjie.models.ModelManifest;
import dev.xunjie.models.ModelStore;
import dev.xunjie.models.ModelUnfitException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * Reads number plates: locates, straightens, reads each several times with other margins, and takes
 * the mean. Which networks take part is said by the manifest: every entry whose decoder is {@code
 * plate_locator}, {@code text_locator} or {@code plate_reader}. Readers are asked in the manifest's
 * order, the next only about what the one before makes something of: the one that knows plates best
 * stands first. One thread at a time; must be closed.
 */
public final class PlateRecognition implements AutoCloseable {
  /** Looks at a located plate: as located, wider, tighter, and moved to both sides. */
  private static final List<PlateRectifier.Margin> LOCATED_MARGINS =
      List.of(
          PlateRectifier.Margin.even(.03, .06),
          PlateRectifier.Margin.even(.01, .02),
          PlateRectifier.Margin.even(.05, .12),
          new PlateRectifier.Margin(.05, .06, .01, .06),
          new PlateRectifier.Margin(.01, .06, .05, .06));

  /** Looks at a picture that is a plate already: there is nothing beyond its edges. */
  private static final List<PlateRectifier.Margin> CROP_MARGINS =
      List.of(
          PlateRectifier.Margin.even(0, 0),
          PlateRectifier.Margin.even(.02, .06),
          PlateRectifier.Margin.even(-.015, -.04),
          new PlateRectifier.Margin(.02, .03, -.02, -.03),
          new PlateRectifier.Margin(-.02, -.03, .02, .03));

  /** After so many looks a clear case is settled. */
  private static final int LOOKS_THAT_MAY_DO = 2;

  /** More looks don't change a mean this high, nor one so low: shop signs, lamps, radiators. */
  private static final double CLEAR = .98;

  private static final double HOPELESS = .02;

  /** One look is enough to see that there is no plate at all. */
  private static final double NO_PLATE = 1e-3;

  /** What is less sure as located is also tried as something else. */
  private static final double LEGIBLE = .5;

  /** What is at least so likely as located is not also taken for slanted. */
  private static final double UPRIGHT = .8;

  /** What is less likely than this is no plate, and slanting it won't make it one. */
  private static final double PERHAPS_SLANTED = .1;

  /** Looks at a plate as it lies slanted in its box. */
  private static final List<PlateRectifier.Margin> SLANTED_MARGINS =
      List.of(
          PlateRectifier.Margin.even(.01, .03),
          PlateRectifier.Margin.even(.03, .1),
          PlateRectifier.Margin.even(-.01, -.02));

  /** Enough pixels for a colour. */
  private static final int COLOUR_WIDTH_PIXELS = 160;

  private static final int COLOUR_HEIGHT_PIXELS = 48;

  private final List<PlateLocator> locators;
  private final List<PlateReader> readers;

  private PlateRecognition(List<PlateLocator> locators, List<PlateReader> readers) {
    this.locators = locators;
    this.readers = readers;
  }

  /**
   * Loads every plate network of the manifest.
   *
   * @throws ModelUnfitException if a file is missing, altered or unfit, or there is no reader
   */
  public static PlateRecognition open(ModelStore models) {
    List<PlateLocator> locators = new ArrayList<>();
    locators.addAll(
        all(models, CornerPlateLocator.DECODER, id -> CornerPlateLocator.open(models, id)));
    locators.addAll(all(models, TextPlateLocator.DECODER, id -> TextPlateLocator.open(models, id)));
    List<PlateReader> readers =
        all(models, PlateReader.DECODER, id -> PlateReader.open(models, id));
    if (readers.isEmpty()) {
      throw new ModelUnfitException(
          "the manifest has no model with decoder \"%s\", so no plate can be read; it has: %s"
              .formatted(PlateReader.DECODER, String.join(", ", models.manifest().ids())));
    }
    return new PlateRecognition(List.copyOf(locators), readers);
  }

  /** Whether the manifest has what it takes to read plates. */
  public static boolean isIn(ModelManifest manifest) {
    return manifest.models().stream()
        .anyMatch(entry -> entry.decoder().equals(PlateReader.DECODER));
  }

  /**
   * The plates within a part of a picture, such as a vehicle's box, that can be read for certain.
   *
   * @return the surest first, corners as shares of the whole picture
   */
  public List<PlateReading> read(BgrImage picture, NormalisedBox part) {
    return guesses(picture, part).stream()
        .filter(ReadPlate::isReported)
        .map(plate -> plate.asReading(picture.widthPixels(), picture.heightPixels()))
        .toList();
  }

  /**
   * Every plate within a part of a picture that can be guessed at, the surest first, in pixels of
   * the whole picture. Only those that {@link ReadPlate#isReported} may be told as readings.
   */
  public List<ReadPlate> guesses(BgrImage picture, NormalisedBox part) {
    int left = (int) Math.floor(part.left() * picture.widthPixels());
    int top = (int) Math.floor(part.top() * picture.heightPixels());
    int right = (int) Math.ceil(part.right() * picture.widthPixels());
    int bottom = (int) Math.ceil(part.bottom() * picture.heightPixels());
    try (Rect place = new Rect(left, top, right - left, bottom - top);
        Mat cut = picture.pixels().apply(place)) {
      List<LocatedPlate> finds = new ArrayList<>();
      for (PlateLocator locator : locators) {
        for (LocatedPlate find : locator.locate(cut)) {
          finds.add(find.movedAndScaled(left, top, 1));
        }
      }
      return guesses(picture.pixels(), finds);
    }
  }

  /** The best guess at a picture that is nothing but a plate. */
  public Optional<ReadPlate> guessCrop(BgrImage crop) {
    PlateQuad whole = PlateQuad.upright(0, 0, crop.widthPixels(), crop.heightPixels());
    return guess(crop.pixels(), whole, CROP_MARGINS);
  }

  /**
   * A plate seen from straight ahead, for people to look at.
   *
   * @return a picture of that size, to be closed
   */
  public static BgrImage straightened(
      BgrImage picture, PlateQuad quad, int widthPixels, int heightPixels) {
    try (Mat straight =
        Straightening.straighten(picture.pixels(), quad, widthPixels, heightPixels)) {
      byte[] pixels = new byte[(int) (straight.total() * straight.elemSize())];
      straight.data().get(pixels);
      return BgrImage.ofPixels(pixels, widthPixels, heightPixels);
    }
  }

  @Override
  public void close() {
    locators.forEach(PlateLocator::close);
    readers.forEach(PlateReader::close);
  }

  private List<ReadPlate> guesses(Mat picture, List<LocatedPlate> finds) {
    Map<LocatedPlate, Optional<ReadPlate>> known = new HashMap<>();
    List<ReadPlate> asLocated = read(picture, finds, known);
    if (asLocated.stream().anyMatch(ReadPlate::isReported)) {
      return asLocated;
    }
    List<LocatedPlate> all = new ArrayList<>(finds);
    all.addAll(slanted(picture, finds, known));
    return read(picture, all, known);
  }

  /**
   * Writing on a plate's ground that can't be read, as it lies slanted in its box: of a plate seen
   * from above and aside the locator of writing gives the box around, and the locator of corners,
   * which was taught plates that hardly lean, little. Where something nearly sure was read, a slant
   * that is chosen to read well would only make a mistake surer.
   */
  private List<LocatedPlate> slanted(
      Mat picture, List<LocatedPlate> finds, Map<LocatedPlate, Optional<ReadPlate>> known) {
    return Overlaps.groups(finds).stream()
        .filter(plate -> plate.stream().allMatch(find -> isIllegible(known.get(find))))
        .flatMap(List::stream)
        .filter(find -> find.by() == LocatedPlate.Evidence.TEXT)
        .filter(find -> known.get(find).filter(PlateRecognition::mayBeAPlate).isPresent())
        .map(find -> slanted(picture, find))
        .toList();
  }

  private static boolean isIllegible(Optional<ReadPlate> guess) {
    return guess.filter(read -> read.confidence() >= Contradiction.SERIOUS).isEmpty();
  }

  private static boolean mayBeAPlate(ReadPlate guess) {
    return guess.confidence() >= Calibration.confidence(NO_PLATE)
        && guess.colour() != PlateColour.BLACK
        && guess.colour() != PlateColour.WHITE;
  }

  private LocatedPlate slanted(Mat picture, LocatedPlate box) {
    PlateRectifier.Form form = new PlateRectifier.Form(box.quad(), PlateRectifier.Layout.ONE_LINE);
    return new LocatedPlate(bestSlant(picture, form).plate(), box.score(), box.by());
  }

  /**
   * @param known what was made of finds before; what is made of the others is added
   */
  private List<ReadPlate> read(
      Mat picture, List<LocatedPlate> finds, Map<LocatedPlate, Optional<ReadPlate>> known) {
    List<ReadPlate> read = new ArrayList<>();
    for (List<LocatedPlate> plate : Overlaps.groups(finds)) {
      List<ReadPlate> guesses = new ArrayList<>();
      for (LocatedPlate find : plate) {
        known
            .computeIfAbsent(find, each -> guess(picture, each.quad(), LOCATED_MARGINS))
            .ifPresent(guesses::add);
      }
      Contradiction.judged(guesses)
          .filter(guess -> isPlate(picture, plate, guess))
          .ifPresent(read::add);
    }
    read.sort(Comparator.comparingDouble(plate -> -plate.confidence()));
    return Captions.leftOut(read);
  }

  /**
   * Cameras print the number that they read themselves into the picture, white on black or black on
   * white. Such writing is taken for a plate only where something else than its letters looks like
   * one: the colour of the ground, or corners and less than a printer's contrast.
   */
  private boolean isPlate(Mat picture, List<LocatedPlate> finds, ReadPlate guess) {
    if (guess.colour() != PlateColour.BLACK && guess.colour() != PlateColour.WHITE) {
      return true;
    }
    boolean hasCorners =
        locators.stream().noneMatch(CornerPlateLocator.class::isInstance)
            || finds.stream().anyMatch(find -> find.by() == LocatedPlate.Evidence.CORNERS);
    try (Mat straight = forColour(picture, guess.quad())) {
      return hasCorners && !GroundColour.isPrinted(straight);
    }
  }

  private Optional<ReadPlate> guess(
      Mat picture, PlateQuad quad, List<PlateRectifier.Margin> margins) {
    PlateColour ground = ground(picture, quad);
    Optional<ReadPlate> asLocated = guess(picture, PlateRectifier.forms(quad), ground, margins);
    if (asLocated.filter(read -> read.confidence() >= LEGIBLE).isPresent()) {
      return asLocated;
    }
    return Stream.concat(
            asLocated.stream(),
            guess(picture, PlateRectifier.otherForms(quad), ground, margins).stream())
        .max(Comparator.comparingDouble(ReadPlate::confidence));
  }

  private Optional<ReadPlate> guess(
      Mat picture,
      List<PlateRectifier.Form> forms,
      PlateColour ground,
      List<PlateRectifier.Margin> margins) {
    return forms.stream()
        .flatMap(
            form ->
                odds(picture, form, margins).bestOn(ground).stream()
                    .map(
                        guess ->
                            new ReadPlate(
                                form.plate(),
                                guess.number(),
                                Calibration.confidence(guess.probability()),
                                guess.number().isNewEnergy() ? PlateColour.GREEN : ground)))
        .max(Comparator.comparingDouble(ReadPlate::confidence));
  }

  private static PlateColour ground(Mat picture, PlateQuad quad) {
    try (Mat straight = forColour(picture, quad)) {
      return GroundColour.of(straight);
    }
  }

  private static Mat forColour(Mat picture, PlateQuad quad) {
    return Straightening.straighten(picture, quad, COLOUR_WIDTH_PIXELS, COLOUR_HEIGHT_PIXELS);
  }

  private NumberOdds odds(
      Mat picture, PlateRectifier.Form form, List<PlateRectifier.Margin> margins) {
    List<NumberOdds> said = new ArrayList<>();
    for (PlateReader reader : readers) {
      NumberOdds odds = odds(reader, picture, form, margins);
      if (odds.most() < HOPELESS) {
        return odds;
      }
      said.add(odds);
    }
    NumberOdds upright = NumberOdds.agreement(said);
    boolean perhapsSlanted = upright.most() >= PERHAPS_SLANTED && upright.most() < UPRIGHT;
    return perhapsSlanted && form.layout() == PlateRectifier.Layout.ONE_LINE
        ? alsoSlanted(picture, form, said)
        : upright;
  }

  /**
   * Looks again at a plate that is hard to read as located, taking it for slanted in its box: a
   * crop or a find of writing has the box's edges, not the plate's. The slant is the one that reads
   * best; that it was chosen makes its reading too sure, so it counts half.
   */
  private NumberOdds alsoSlanted(Mat picture, PlateRectifier.Form form, List<NumberOdds> upright) {
    PlateRectifier.Form straightened = bestSlant(picture, form);
    List<NumberOdds> both = new ArrayList<>();
    for (int i = 0; i < readers.size(); i++) {
      PlateReader reader = readers.get(i);
      NumberOdds slanted =
          NumberOdds.mean(
              SLANTED_MARGINS.stream()
                  .map(margin -> look(reader, picture, straightened, margin))
                  .toList());
      both.add(NumberOdds.mean(List.of(upright.get(i), slanted)));
    }
    return NumberOdds.agreement(both);
  }

  private PlateRectifier.Form bestSlant(Mat picture, PlateRectifier.Form form) {
    SlantSearch search =
        new SlantSearch(
            (falls, leans) -> {
              PlateRectifier.Form slanted = slanted(form, falls, leans);
              return NumberOdds.agreement(
                      readers.stream()
                          .map(r -> look(r, picture, slanted, SLANTED_MARGINS.get(0)))
                          .toList())
                  .most();
            });
    SlantSearch.Slant best = search.best();
    return slanted(form, best.falls(), best.leans());
  }

  private static PlateRectifier.Form slanted(PlateRectifier.Form form, double falls, double leans) {
    return new PlateRectifier.Form(form.plate().slanted(falls, leans), form.layout());
  }

  private static NumberOdds look(
      PlateReader reader, Mat picture, PlateRectifier.Form form, PlateRectifier.Margin margin) {
    ModelEntry.Input input = reader.input();
    try (Mat strip = PlateRectifier.strip(picture, form, margin, input.width(), input.height())) {
      return reader.read(strip);
    }
  }

  /** Looks with one margin after the other, until the case is clear or there are no more. */
  private static NumberOdds odds(
      PlateReader reader,
      Mat picture,
      PlateRectifier.Form form,
      List<PlateRectifier.Margin> margins) {
    List<NumberOdds> looks = new ArrayList<>();
    for (PlateRectifier.Margin margin : margins) {
      looks.add(look(reader, picture, form, margin));
      NumberOdds mean = NumberOdds.mean(looks);
      if (mean.most() < NO_PLATE) {
        return mean;
      }
      boolean clear = mean.most() >= CLEAR || mean.most() < HOPELESS;
      if (clear && looks.size() >= LOOKS_THAT_MAY_DO) {
        return mean;
      }
    }
    return NumberOdds.mean(looks);
  }

  private static <T> List<T> all(ModelStore models, String decoder, Function<String, T> open) {
    return models.manifest().models().stream()
        .filter(entry -> entry.decoder().equals(decoder))
        .map(entry -> open.apply(entry.id()))
        .toList();
  }
}
