package dev.xunjie.violation.hostile;

import java.util.List;
import java.util.stream.Stream;

/** What people who mean harm, or careless programs, write where something else belongs. */
final class HostileValues {
  /** More than any field of ours holds, less than the largest body. */
  static final String LONG = "x".repeat(100_000);

  /** Deeper than any parser should follow. */
  static final String DEEP = "[".repeat(20_000) + "]".repeat(20_000);

  /** As JSON text, quotes and all; some aren't even Unicode. */
  static final List<String> JSON_TEXTS =
      List.of(
          "\"'; drop table incident; -- 1' or '1'='1\"",
          "\"<script>document.title='taken'</script> {{7*7}} ${jndi:ldap://127.0.0.1:1/x}\"",
          "\"a\\u0000b\"",
          "\"\\ud800 alone\"",
          "\"\\u202etxt.exe\\u2066\\ufeff\\u200b\"",
          "\"a\\r\\nX-Injected: yes\\r\\n\\r\\nb\"",
          "\"../../../../etc/passwd\"",
          "\"   \"",
          "\"" + LONG + "\"");

  /** JSON that isn't what the field is for; NaN isn't even JSON. */
  static final List<String> JSON_WRONG_TYPES =
      List.of(
          "\"abc\"",
          "12345",
          "-1",
          "99999999999999999999999999",
          "NaN",
          "null",
          "[]",
          "[null]",
          "{}",
          "[[[[{}]]]]",
          DEEP);

  /** In a query, percent-encoded. */
  static final List<String> QUERY_VALUES =
      List.of(
          "",
          "abc",
          "-1",
          "99999999999999999999",
          "1e999",
          "%00",
          "%ED%A0%80",
          "'%3B+drop+table+incident%3B--",
          "%24%7Bjndi:ldap://127.0.0.1:1/x%7D",
          "%0D%0AX-Injected:+yes",
          "-999999999-01-01T00:00:00Z",
          "%2B1000000000-12-31T23:59:59Z",
          "Nnx8fA",
          "LTEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBafDB8TmFOfA",
          "x".repeat(4000));

  /** In the place of an id or a file's name. */
  static final List<String> PATH_VALUES =
      List.of(
          "nobody-has-this",
          "..",
          "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
          "%252e%252e%252fetc%252fpasswd",
          "..%5c..%5cwindows",
          "..;/",
          "%2fetc%2fpasswd",
          "%00",
          "%0d%0aX-Injected:%20yes",
          "%ED%A0%80",
          "%E2%80%AEgpj.exe",
          "'%3B%20drop%20table%20incident%3B--",
          "%3Cscript%3E",
          "%24%7Bjndi:ldap:%2F%2F127.0.0.1:1%2Fx%7D",
          "99999999999999999999",
          "x".repeat(4000));

  /** Bodies that are no object of ours at all. */
  static Stream<String> wholeBodies() {
    return Stream.of(
        "",
        "null",
        "[]",
        "\"text\"",
        "7",
        "{",
        "{}",
        "{\"a\":",
        "\u0000",
        "<x/>",
        DEEP,
        "{\"x\":".repeat(5_000) + "1" + "}".repeat(5_000),
        "[" + "9".repeat(100_000) + "]");
  }

  private HostileValues() {}
}
