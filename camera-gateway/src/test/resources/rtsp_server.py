"""An RTSP server that is none of ours (GStreamer), serving one H.264 clip endlessly.

Usage: rtsp_server.py PORT CLIP|hevc MOUNTS PICTURES_PER_SECOND
The clip is a bare H.264 stream whose access units begin with delimiters; its pictures are sent in
a loop under rising timestamps, at /cam0, /cam1, … For "hevc" it is a moving test pattern, encoded as
H.265 with reordered pictures and a key picture each second. Prints "up" when it listens, ends with its stdin.
"""
import sys
import threading

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstApp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstApp, GstRtspServer  # noqa: E402,F401

DELIMITER = b"\x00\x00\x00\x01\x09"
PIPELINE = (
    "( appsrc name=source is-live=true format=time do-timestamp=false"
    " caps=video/x-h264,stream-format=byte-stream,alignment=au"
    " ! h264parse config-interval=-1 ! rtph264pay name=pay0 pt=96 )"
)

HEVC_PIPELINE = (
    "( videotestsrc is-live=true pattern=ball"
    " ! video/x-raw,width=320,height=240,framerate={rate}/1"
    " ! x265enc speed-preset=ultrafast key-int-max={rate}"
    " option-string=bframes=2:b-adapt=0:pools=1:frame-threads=1:open-gop=0:log-level=none"
    " ! h265parse config-interval=-1 ! rtph265pay name=pay0 pt=96 )"
)


def access_units(clip):
    starts = []
    at = clip.find(DELIMITER)
    while at >= 0:
        starts.append(at)
        at = clip.find(DELIMITER, at + len(DELIMITER))
    return [clip[a:b] for a, b in zip(starts, starts[1:] + [len(clip)])]


def serve_endlessly(media, units, picture_duration):
    source = media.get_element().get_by_name_recurse_up("source")
    sent = 0

    def push():
        nonlocal sent
        buffer = Gst.Buffer.new_wrapped(units[sent % len(units)])
        buffer.pts = buffer.dts = sent * picture_duration
        buffer.duration = picture_duration
        sent += 1
        return source.emit("push-buffer", buffer) == Gst.FlowReturn.OK

    push()
    GLib.timeout_add(picture_duration // Gst.MSECOND, push)


def main():
    port, clip_file, mounts, pictures_per_second = sys.argv[1:]
    Gst.init(None)
    units = [] if clip_file == "hevc" else access_units(open(clip_file, "rb").read())
    picture_duration = Gst.SECOND // int(pictures_per_second)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(port)
    for mount in range(int(mounts)):
        factory = GstRtspServer.RTSPMediaFactory()
        factory.set_shared(True)
        if units:
            factory.set_launch(PIPELINE)
            factory.connect(
                "media-configure", lambda _, media: serve_endlessly(media, units, picture_duration)
            )
        else:
            factory.set_launch(HEVC_PIPELINE.format(rate=pictures_per_second))
        server.get_mount_points().add_factory(f"/cam{mount}", factory)
    if server.attach(None) == 0:
        sys.exit(f"port {port} is taken")
    print("up", flush=True)
    loop = GLib.MainLoop()
    threading.Thread(target=lambda: (sys.stdin.read(), loop.quit()), daemon=True).start()
    loop.run()


main()
