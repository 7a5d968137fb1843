/**
 * Video in, pictures out: files and RTSP addresses alike, by FFmpeg. Knows nothing of cameras,
 * topics or Kafka; start at {@link dev.xunjie.gateway.video.VideoSource}.
 */
package dev.xunjie.gateway.video;
