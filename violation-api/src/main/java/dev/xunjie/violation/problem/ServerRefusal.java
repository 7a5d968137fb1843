package dev.xunjie.violation.problem;

import dev.xunjie.contracts.json.ContractJson;
import java.util.Map;

/** What the server refuses before any of our code sees it, told like every other problem. */
final class ServerRefusal {
  private static final int SERVERS_OWN_FAULT = 500;

  private ServerRefusal() {}

  /** The problem of an answer of which nothing but the status is known. */
  static byte[] of(int status) {
    String code = status >= SERVERS_OWN_FAULT ? "unforeseen" : "malformed-request";
    return ContractJson.toBytes(
        Map.of(
            "type",
            "urn:xunjie:problem:" + code,
            "code",
            code,
            "status",
            status,
            "detail",
            detail(status)));
  }

  private static String detail(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address.";
      case 405 -> "This can't be done with what is at this address.";
      case 413 -> "The request is larger than anything that is taken here.";
      case 501 -> "The request speaks of something in HTTP that isn't known here.";
      default ->
          status >= SERVERS_OWN_FAULT
              ? "Something went wrong that should not. The log has the details."
              : "The request isn't well-formed: look at its address, its headers and its length.";
    };
  }
}
