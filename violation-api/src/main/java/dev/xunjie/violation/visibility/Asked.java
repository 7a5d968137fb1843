package dev.xunjie.violation.visibility;

import dev.xunjie.violation.account.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerMapping;

/** Who asks, and for what. */
final class Asked {
  private Asked() {}

  /** Whoever asks, if anybody is signed in. */
  static Optional<SignedIn> by() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn user
        ? Optional.of(user)
        : Optional.empty();
  }

  /** The id in the address, if it has one. */
  @SuppressWarnings("unchecked")
  static Optional<String> id(HttpServletRequest request) {
    Map<String, String> variables =
        (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return Optional.ofNullable(variables).map(found -> found.get("id"));
  }
}
