package dev.xunjie.standalone.rtsp;

/** The answers of RFC 2326, 7.1.1, that this server gives. */
enum RtspStatus {
  OK(200, "OK"),
  BAD_REQUEST(400, "Bad Request"),
  NOT_FOUND(404, "Not Found"),
  METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
  SESSION_NOT_FOUND(454, "Session Not Found"),
  NOT_VALID_IN_THIS_STATE(455, "Method Not Valid in This State"),
  UNSUPPORTED_TRANSPORT(461, "Unsupported Transport"),
  NOT_IMPLEMENTED(501, "Not Implemented"),
  OPTION_NOT_SUPPORTED(551, "Option not supported");

  private final int code;
  private final String reason;

  RtspStatus(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  String line() {
    return "RTSP/1.0 %d %s".formatted(code, reason);
  }
}
