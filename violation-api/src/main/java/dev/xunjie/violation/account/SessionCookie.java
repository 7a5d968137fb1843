package dev.xunjie.violation.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/** The cookie that carries a session's token: out of reach of scripts and of other sites. */
final class SessionCookie {
  private static final String NAME = "XUNJIE_SESSION";

  private SessionCookie() {}

  static Optional<String> tokenIn(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(NAME))
        .map(Cookie::getValue)
        .findFirst();
  }

  static String carrying(String token, boolean secure) {
    return cookie(token, secure).build().toString();
  }

  static String expired(boolean secure) {
    return cookie("", secure).maxAge(Duration.ZERO).build().toString();
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String token, boolean secure) {
    return ResponseCookie.from(NAME, token)
        .path("/")
        .httpOnly(true)
        .sameSite("Strict")
        .secure(secure);
  }
}
