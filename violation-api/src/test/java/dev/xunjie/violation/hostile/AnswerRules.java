package dev.xunjie.violation.hostile;

import dev.xunjie.violation.hostile.RawHttp.Answer;
import dev.xunjie.violation.hostile.RawHttp.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What holds of every answer, whatever the question was. */
final class AnswerRules {
  /** Innards of ours that tell an attacker where to dig. */
  private static final Pattern INNARDS =
      Pattern.compile(
          "Exception|\\bat [a-z]+\\.[a-z.]+\\(|org\\.springframework|jackson|jakarta\\.|java\\.(util|lang|time)"
              + "|dev\\.xunjie|PSQL|psql|PostgreSQL|[Cc]onstraint \"|relation \"|SQLSTATE|/tmp/|/home/|\\.java:"
              + "|Tomcat|Whitelabel|Jetty");

  private static final Map<String, String> ALWAYS =
      Map.of(
          "content-security-policy", "default-src 'none'",
          "x-content-type-options", "nosniff",
          "x-frame-options", "DENY",
          "referrer-policy", "no-referrer");

  /** 501: the client speaks an HTTP that the server doesn't; 503: a gateway that isn't there. */
  private static final Set<Integer> HONEST = Set.of(503);

  private AnswerRules() {}

  /** What is wrong with the answer; empty if nothing is. */
  static List<String> flawsOf(Request request, Answer answer) {
    List<String> flaws = new ArrayList<>();
    if (answer.status() >= 500
        && !(HONEST.contains(answer.status()) && answer.body().contains("gateway-away"))) {
      flaws.add("failed");
    }
    ALWAYS.forEach(
        (header, value) -> {
          if (!answer.header(header).contains(value)) {
            flaws.add("lacks " + header);
          }
        });
    if (!answer.header("cache-control").matches(".*(no-store|private).*")) {
      flaws.add("may be cached");
    }
    if (answer.headers().containsKey("x-injected") || answer.header("server").length() > 0) {
      flaws.add("has a header that it must not have");
    }
    if (answer.status() >= 400) {
      flaws.addAll(flawsOfRefusal(request, answer));
    }
    return flaws;
  }

  private static List<String> flawsOfRefusal(Request request, Answer answer) {
    List<String> flaws = new ArrayList<>();
    boolean isHead = request.method().equals("HEAD");
    if (!isHead && !answer.header("content-type").startsWith("application/problem+json")) {
      flaws.add("isn't told as a problem");
    }
    if (!isHead && !answer.body().contains("\"status\":" + answer.status())) {
      flaws.add("doesn't say its status");
    }
    INNARDS
        .matcher(answer.body())
        .results()
        .findFirst()
        .ifPresent(found -> flaws.add("tells of its innards: " + found.group()));
    if (answer.body().length() > 20_000) {
      flaws.add("sends back what it refused");
    }
    return flaws;
  }
}
