package dev.xunjie.gateway.video;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;

/** Scales frames of any size and pixel format into one pixel format; sizes may change between. */
public final class FrameScaler implements AutoCloseable {
  private final int pixelFormat;
  private final AVFrame scaled = av_frame_alloc();
  private SwsContext context;

  /** A scaler into this one of FFmpeg's pixel formats. */
  public FrameScaler(int pixelFormat) {
    this.pixelFormat = pixelFormat;
  }

  /** The frame in the new size; valid until the next call. */
  public AVFrame scale(AVFrame source, int width, int height) {
    context =
        sws_getCachedContext(
            context,
            source.width(),
            source.height(),
            source.format(),
            width,
            height,
            pixelFormat,
            SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    if (context == null) {
      throw new IllegalStateException(
          "pictures of %dx%d pixels in format %d can't be scaled"
              .formatted(source.width(), source.height(), source.format()));
    }
    provideBuffer(width, height);
    sws_scale(
        context,
        source.data(),
        source.linesize(),
        0,
        source.height(),
        scaled.data(),
        scaled.linesize());
    return scaled;
  }

  private void provideBuffer(int width, int height) {
    if (scaled.width() == width && scaled.height() == height) {
      av_frame_make_writable(scaled);
      return;
    }
    av_frame_unref(scaled);
    scaled.format(pixelFormat);
    scaled.width(width);
    scaled.height(height);
    if (av_frame_get_buffer(scaled, 0) < 0) {
      throw new OutOfMemoryError("no memory for a picture of %dx%d".formatted(width, height));
    }
  }

  /** The rows of a one-plane frame without their padding. */
  static byte[] packedRows(AVFrame frame, int bytesPerRow) {
    byte[] rows = new byte[bytesPerRow * frame.height()];
    for (int row = 0; row < frame.height(); row++) {
      frame
          .data(0)
          .position((long) row * frame.linesize(0))
          .get(rows, row * bytesPerRow, bytesPerRow);
    }
    return rows;
  }

  @Override
  public void close() {
    sws_freeContext(context);
    av_frame_free(scaled);
  }
}
