package dev.xunjie.violation.visibility;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets nobody near a camera outside of their areas: to them it doesn't exist. So an account with
 * areas adds no camera either, for a new one stands nowhere yet.
 */
@Component
final class CameraVisibility implements HandlerInterceptor {
  private final VisibleCameras cameras;

  CameraVisibility(VisibleCameras cameras) {
    this.cameras = cameras;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Optional<SignedIn> user = Asked.by();
    Optional<String> id = Asked.id(request);
    if (user.isPresent() && id.isPresent() && !cameras.of(user.get()).test(id.get())) {
      throw Problem.unknown("camera", id.get());
    }
    return true;
  }
}
