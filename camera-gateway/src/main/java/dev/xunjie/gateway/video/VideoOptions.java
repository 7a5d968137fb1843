package dev.xunjie.gateway.video;

import java.util.Objects;

/**
 * How to read a video.
 *
 * @param sampling which pictures to give out
 * @param form in which form
 * @param widthLimitPixels wider pictures are scaled down to this width, their aspect kept; 2 or
 *     more
 * @param deadlines how long to wait
 */
public record VideoOptions(
    Sampling sampling, PictureForm form, int widthLimitPixels, Deadlines deadlines) {
  private static final int UNLIMITED = 1 << 20;

  public VideoOptions {
    Objects.requireNonNull(sampling, "sampling is missing");
    Objects.requireNonNull(form, "form is missing");
    Objects.requireNonNull(deadlines, "deadlines are missing");
    if (widthLimitPixels < 2) {
      throw new IllegalArgumentException(
          "pictures can't be limited to a width of %d pixels".formatted(widthLimitPixels));
    }
  }

  /** Full-size BGR pictures, default deadlines. */
  public static VideoOptions of(Sampling sampling) {
    return new VideoOptions(sampling, new PictureForm.Bgr(), UNLIMITED, Deadlines.DEFAULT);
  }

  public VideoOptions withForm(PictureForm other) {
    return new VideoOptions(sampling, other, widthLimitPixels, deadlines);
  }

  public VideoOptions withWidthLimitPixels(int other) {
    return new VideoOptions(sampling, form, other, deadlines);
  }

  public VideoOptions withDeadlines(Deadlines other) {
    return new VideoOptions(sampling, form, widthLimitPixels, other);
  }
}
