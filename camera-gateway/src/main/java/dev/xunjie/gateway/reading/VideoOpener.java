package dev.xunjie.gateway.reading;

import dev.xunjie.gateway.video.PacketTap;
import dev.xunjie.gateway.video.PictureStream;
import dev.xunjie.gateway.video.VideoException;
import dev.xunjie.gateway.video.VideoOptions;

/** Opens the video at an address; {@code VideoSource::open} in earnest. */
@FunctionalInterface
public interface VideoOpener {
  PictureStream open(String address, VideoOptions options, PacketTap tap) throws VideoException;
}
