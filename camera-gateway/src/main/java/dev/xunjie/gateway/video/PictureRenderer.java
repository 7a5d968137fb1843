package dev.xunjie.gateway.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Turns decoded frames into pictures of the size and form that was asked for. */
final class PictureRenderer implements AutoCloseable {
  private final int widthLimitPixels;
  private final Optional<JpegEncoder> jpeg;
  private final FrameScaler scaler;
  private final FrameScaler thumbnails = new FrameScaler(AV_PIX_FMT_GRAY8);

  PictureRenderer(VideoOptions options) {
    widthLimitPixels = options.widthLimitPixels();
    jpeg =
        options.form() instanceof PictureForm.Jpeg asked
            ? Optional.of(new JpegEncoder(asked.quality()))
            : Optional.empty();
    scaler = new FrameScaler(jpeg.isPresent() ? JpegEncoder.PIXEL_FORMAT : AV_PIX_FMT_BGR24);
  }

  Picture render(AVFrame decoded, Duration streamTime, boolean key, Optional<Instant> cameraTime) {
    int width = Math.min(widthLimitPixels, decoded.width());
    int height = scaledHeight(decoded.width(), decoded.height(), width);
    AVFrame scaled = scaler.scale(decoded, width, height);
    byte[] bytes =
        jpeg.isPresent() ? jpeg.get().encode(scaled) : FrameScaler.packedRows(scaled, 3 * width);
    AVFrame small = thumbnails.scale(scaled, GreyThumbnail.WIDTH, GreyThumbnail.HEIGHT);
    GreyThumbnail thumbnail = new GreyThumbnail(FrameScaler.packedRows(small, GreyThumbnail.WIDTH));
    return new Picture(bytes, width, height, streamTime, key, cameraTime, thumbnail);
  }

  /** Keeps the aspect; even where scaled, for colours are stored for pairs of rows. */
  static int scaledHeight(int width, int height, int scaledWidth) {
    if (scaledWidth == width) {
      return height;
    }
    return Math.max(2, 2 * (int) Math.round(height * (double) scaledWidth / width / 2));
  }

  @Override
  public void close() {
    jpeg.ifPresent(JpegEncoder::close);
    scaler.close();
    thumbnails.close();
  }
}
