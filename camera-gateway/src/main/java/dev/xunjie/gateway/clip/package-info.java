/**
 * Clips: stretches of a camera's spooled packets as MP4 files, by capture time. What is stored is
 * copied, not decoded; only a copy in H.264 of another codec is. FFmpeg's native objects live and
 * die within one cut.
 */
package dev.xunjie.gateway.clip;
