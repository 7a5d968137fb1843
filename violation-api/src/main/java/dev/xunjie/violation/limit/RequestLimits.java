package dev.xunjie.violation.limit;

import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.problem.ProblemWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The limits on requests, as filters for the security chain. */
@Component
public final class RequestLimits {
  private final ApiSettings.Limits settings;
  private final MeterRegistry metrics;
  private final ProblemWriter problems;

  RequestLimits(ApiSettings settings, MeterRegistry metrics, ProblemWriter problems) {
    this.settings = settings.limits();
    this.metrics = metrics;
    this.problems = problems;
  }

  /**
   * Sign-ins from one client's network: each costs a slow hash, or a call to the identity provider.
   */
  public Filter signIns() {
    return filter(
        "sign-ins",
        settings.signInsPerMinute(),
        request ->
            Optional.of(request).filter(RequestLimits::isSignIn).map(RequestLimits::network));
  }

  /** All requests from one client's network, before anything is looked up. */
  public Filter addresses() {
    return filter(
        "address", settings.addressRequestsPerMinute(), request -> Optional.of(network(request)));
  }

  /** All requests of one account or machine client, wherever they come from. */
  public Filter accounts() {
    return filter("account", settings.accountRequestsPerMinute(), request -> signedIn());
  }

  /** The size of a body, before anything reads it. */
  public Filter bodies() {
    return new BodyLimit(problems);
  }

  private Filter filter(
      String name, int perMinute, Function<HttpServletRequest, Optional<String>> caller) {
    Counter refused =
        Counter.builder("xunjie.requests.limited")
            .description("requests refused because their caller sent too many")
            .tag("limit", name)
            .register(metrics);
    return new LimitFilter(name, new RequestLimit(perMinute), caller, refused, problems);
  }

  private static boolean isSignIn(HttpServletRequest request) {
    String path = request.getRequestURI();
    return (request.getMethod().equals("POST") && path.equals("/api/session"))
        || path.startsWith("/api/session/oidc");
  }

  private static String network(HttpServletRequest request) {
    return ClientNetwork.of(request.getRemoteAddr());
  }

  private static Optional<String> signedIn() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .map(authentication -> authentication.getPrincipal())
        .filter(SignedIn.class::isInstance)
        .map(principal -> ((SignedIn) principal).username());
  }
}
