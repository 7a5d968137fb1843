package dev.xunjie.standalone.rtsp;

import dev.xunjie.standalone.rtsp.h264.H264Clip;
import dev.xunjie.standalone.rtsp.h264.NalUnit;
import dev.xunjie.standalone.rtsp.rtp.RtpPacketiser;
import java.util.Base64;
import java.util.Locale;

/** Tells clients what a mount sends (SDP, RFC 4566; H.264's part: RFC 6184, 8.2.1). */
final class SessionDescription {
  /** What a client adds to the mount's address to set up its one track. */
  static final String TRACK = "track1";

  static final String MEDIA_TYPE = "application/sdp";

  private SessionDescription() {}

  static String of(String mount, H264Clip clip) {
    return String.join(
            "\r\n",
            "v=0",
            "o=- 1 1 IN IP4 127.0.0.1",
            "s=" + mount,
            "c=IN IP4 0.0.0.0",
            "t=0 0",
            "a=control:*",
            "a=range:npt=now-",
            "m=video 0 RTP/AVP " + RtpPacketiser.PAYLOAD_TYPE,
            "a=rtpmap:%d H264/%d"
                .formatted(RtpPacketiser.PAYLOAD_TYPE, RtpPacketiser.CLOCK_RATE_HERTZ),
            "a=fmtp:%d packetization-mode=1;profile-level-id=%s;sprop-parameter-sets=%s,%s"
                .formatted(
                    RtpPacketiser.PAYLOAD_TYPE,
                    clip.profileLevelId(),
                    base64(clip.sequenceParameterSet()),
                    base64(clip.pictureParameterSet())),
            String.format(Locale.ROOT, "a=framerate:%.3f", clip.frameRate().perSecond()),
            "a=control:" + TRACK)
        + "\r\n";
  }

  private static String base64(NalUnit unit) {
    return Base64.getEncoder().encodeToString(unit.toByteArray());
  }
}
