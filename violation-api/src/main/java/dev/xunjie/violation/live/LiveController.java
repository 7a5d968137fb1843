package dev.xunjie.violation.live;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.visibility.VisibleCameras;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream of live events. */
@RestController
final class LiveController {
  private final LiveClients clients;
  private final VisibleCameras cameras;

  LiveController(LiveClients clients, VisibleCameras cameras) {
    this.clients = clients;
    this.cameras = cameras;
  }

  @Operation(
      summary = "What happens, as server-sent events",
      description =
          "incident-opened and incident-changed carry the incident as the queue lists it,"
              + " lease-changed and decided what changed, camera-status a camera's status.")
  @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user,
      HttpServletResponse response) {
    response.setHeader("X-Accel-Buffering", "no");
    response.setHeader("Cache-Control", "no-store");
    // A stream is renewed every quarter of an hour, and with it what the user sees.
    return clients.connect(user, cameras.of(user));
  }
}
