package dev.xunjie.violation.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/** The cookies that carry secrets: out of reach of scripts and of other sites. */
enum SecretCookie {
  /** A session's token; gone when the browser is closed. */
  SESSION("XUNJIE_SESSION", "/", Optional.empty()),
  /** What a browser is known by when somebody signs in. */
  BROWSER("XUNJIE_BROWSER", "/api/session", Optional.of(KnownBrowsers.REMEMBERED));

  private final String cookieName;
  private final String path;
  private final Optional<Duration> kept;

  SecretCookie(String cookieName, String path, Optional<Duration> kept) {
    this.cookieName = cookieName;
    this.path = path;
    this.kept = kept;
  }

  Optional<String> tokenIn(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(cookieName))
        .map(Cookie::getValue)
        .findFirst();
  }

  String carrying(String token, boolean secure) {
    ResponseCookie.ResponseCookieBuilder cookie = cookie(token, secure);
    kept.ifPresent(cookie::maxAge);
    return cookie.build().toString();
  }

  String expired(boolean secure) {
    return cookie("", secure).maxAge(Duration.ZERO).build().toString();
  }

  private ResponseCookie.ResponseCookieBuilder cookie(String token, boolean secure) {
    return ResponseCookie.from(cookieName, token)
        .path(path)
        .httpOnly(true)
        .sameSite("Strict")
        .secure(secure);
  }
}
