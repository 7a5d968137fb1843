package dev.xunjie.standalone.rtsp;

import dev.xunjie.standalone.rtsp.rtp.LiveClip;
import dev.xunjie.standalone.rtsp.rtp.RtpPacketiser;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one client may ask, and the answers (RFC 2326, 10 and appendix A): OPTIONS and DESCRIBE at
 * any time; SETUP, then PLAY, then TEARDOWN. A live camera can't pause. One session at a time.
 */
final class RtspDialogue {
  private static final String METHODS = "OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER";
  private static final Set<String> METHODS_NOT_OFFERED =
      Set.of("PAUSE", "ANNOUNCE", "RECORD", "REDIRECT", "SET_PARAMETER");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Told to clients as the RFC's usual value; a session ends with its connection. */
  private static final int SESSION_TIMEOUT_SECONDS = 60;

  private final Map<String, LiveClip> mounts;
  private final RtspOutput output;
  private Optional<Session> session = Optional.empty();

  RtspDialogue(Map<String, LiveClip> mounts, RtspOutput output) {
    this.mounts = mounts;
    this.output = output;
  }

  /** The playback that the client was granted, if any. */
  Optional<Playback> playback() {
    return session.flatMap(Session::playback);
  }

  /** Ends the session, if there is one. */
  void end() {
    playback().ifPresent(Playback::stop);
    session = Optional.empty();
  }

  RtspResponse answer(RtspRequest request) {
    RtspResponse response =
        request
            .header("Require")
            .map(
                option ->
                    RtspResponse.of(RtspStatus.OPTION_NOT_SUPPORTED).with("Unsupported", option))
            .orElseGet(() -> answerToMethod(request));
    return response.with("CSeq", request.sequence());
  }

  private RtspResponse answerToMethod(RtspRequest request) {
    return switch (request.method()) {
      case "OPTIONS" -> RtspResponse.of(RtspStatus.OK).with("Public", METHODS);
      case "DESCRIBE" -> describe(request);
      case "SETUP" -> setUp(request);
      case "PLAY" -> inSession(request, this::play);
      case "TEARDOWN" -> inSession(request, this::tearDown);
      case "GET_PARAMETER" -> keepAlive(request);
      default ->
          METHODS_NOT_OFFERED.contains(request.method())
              ? RtspResponse.of(RtspStatus.METHOD_NOT_ALLOWED).with("Allow", METHODS)
              : RtspResponse.of(RtspStatus.NOT_IMPLEMENTED).with("Public", METHODS);
    };
  }

  private RtspResponse describe(RtspRequest request) {
    LiveClip live = mounts.get(request.path());
    return live == null
        ? RtspResponse.of(RtspStatus.NOT_FOUND)
        : RtspResponse.of(RtspStatus.OK)
            .with("Content-Base", withSlash(request.target()))
            .with("Content-Type", SessionDescription.MEDIA_TYPE)
            .withBody(SessionDescription.of(request.path(), live.clip()));
  }

  private RtspResponse setUp(RtspRequest request) {
    String mount = mountOf(request);
    LiveClip live = mounts.get(mount);
    if (live == null) {
      return RtspResponse.of(RtspStatus.NOT_FOUND);
    }
    if (session.isPresent()) {
      return RtspResponse.of(RtspStatus.NOT_VALID_IN_THIS_STATE);
    }
    Optional<InterleavedTransport> transport =
        request.header("Transport").flatMap(InterleavedTransport::choose);
    if (transport.isEmpty()) {
      return RtspResponse.of(RtspStatus.UNSUPPORTED_TRANSPORT);
    }
    RtpPacketiser packetiser = new RtpPacketiser(RANDOM.nextInt(), RANDOM.nextInt());
    Session begun =
        new Session(
            "%016X".formatted(RANDOM.nextLong()),
            mount,
            live,
            packetiser,
            transport.get(),
            Optional.empty());
    session = Optional.of(begun);
    return RtspResponse.of(RtspStatus.OK)
        .with("Session", "%s;timeout=%d".formatted(begun.id(), SESSION_TIMEOUT_SECONDS))
        .with("Transport", transport.get().toHeader(packetiser.source()));
  }

  private RtspResponse play(RtspRequest request, Session current) {
    if (!current.mount().equals(mountOf(request))) {
      return RtspResponse.of(RtspStatus.NOT_FOUND);
    }
    if (current.playback().isPresent()) {
      return RtspResponse.of(RtspStatus.NOT_VALID_IN_THIS_STATE);
    }
    Playback playback =
        new Playback(current.live(), current.packetiser(), current.transport(), output);
    session = Optional.of(current.playing(playback));
    URI target = request.target();
    String track =
        request.path().equals(current.mount())
            ? withSlash(target) + SessionDescription.TRACK
            : target.toString();
    return RtspResponse.of(RtspStatus.OK)
        .with("Session", current.id())
        .with("Range", "npt=now-")
        .with(
            "RTP-Info",
            "url=%s;seq=%d;rtptime=%d"
                .formatted(track, playback.firstSequence(), playback.firstTimestamp()));
  }

  private RtspResponse tearDown(RtspRequest request, Session current) {
    end();
    return RtspResponse.of(RtspStatus.OK).with("Session", current.id());
  }

  private RtspResponse keepAlive(RtspRequest request) {
    return request.session().isPresent()
        ? inSession(
            request,
            (same, current) -> RtspResponse.of(RtspStatus.OK).with("Session", current.id()))
        : RtspResponse.of(RtspStatus.OK);
  }

  private RtspResponse inSession(RtspRequest request, SessionMethod method) {
    return session
        .filter(current -> request.session().filter(current.id()::equals).isPresent())
        .map(current -> method.answer(request, current))
        .orElseGet(() -> RtspResponse.of(RtspStatus.SESSION_NOT_FOUND));
  }

  /** The mount itself or its track: with one track, clients may speak of either. */
  private static String mountOf(RtspRequest request) {
    return request.path().replaceFirst("/" + SessionDescription.TRACK + "$", "");
  }

  private static String withSlash(URI target) {
    return target.toString().replaceFirst("/*$", "/");
  }

  private interface SessionMethod {
    RtspResponse answer(RtspRequest request, Session current);
  }

  private record Session(
      String id,
      String mount,
      LiveClip live,
      RtpPacketiser packetiser,
      InterleavedTransport transport,
      Optional<Playback> playback) {
    Session playing(Playback begun) {
      return new Session(id, mount, live, packetiser, transport, Optional.of(begun));
    }
  }
}
