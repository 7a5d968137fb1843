package dev.xunjie.violation.idempotency;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request was answered.
 *
 * @param status HTTP's
 * @param headers those that belong to the body
 * @param body Base64
 */
record Answer(int status, Map<String, String> headers, String body) {
  Answer {
    headers = new TreeMap<>(headers);
  }

  static Answer of(int status, Map<String, String> headers, byte[] body) {
    return new Answer(status, headers, Base64.getEncoder().encodeToString(body));
  }

  byte[] bytes() {
    return Base64.getDecoder().decode(body);
  }
}
