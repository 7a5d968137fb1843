package dev.xunjie.violation.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/**
 * The bearer token of the metrics' reader.
 *
 * @param expected empty: there is none, and nothing matches
 */
record MetricsToken(String expected) {
  boolean isIn(HttpServletRequest request) {
    String sent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.AUTHORIZATION), "");
    return !expected.isBlank()
        && MessageDigest.isEqual(sent.getBytes(UTF_8), ("Bearer " + expected).getBytes(UTF_8));
  }
}
