package dev.xunjie.violation.casefile;

import dev.xunjie.evidence.manifest.MissingPart;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.Actor;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.workflow.CaseAction;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in words what steps and rows of the record hold. */
final class Telling {
  /** What stands for something that isn't known. */
  static final String NOTHING = "―";

  private static final Set<String> SYSTEM = Set.of(CaseStep.SYSTEM, Actor.XUNJIE.username());

  /** Said elsewhere on the page, or of use to machines alone. */
  private static final Set<String> UNTOLD = Set.of("action", "from", "to", "key");

  private static final int HASH_BEGINNING = 16;

  private final Times times;
  private final Trail trail;
  private final Map<String, String> squadNames;

  Telling(Times times, CaseSnapshot known) {
    this.times = times;
    this.trail = known.trail();
    this.squadNames = known.squadNames();
  }

  /** Who it was: what they are called, their user name and their roles. */
  String who(String username) {
    if (SYSTEM.contains(username)) {
      return "系统";
    }
    return trail
        .person(username)
        .map(
            person ->
                "%s\n%s，%s"
                    .formatted(
                        person.displayName(),
                        username,
                        person.roles().stream()
                            .sorted()
                            .map(role -> Words.of("role", role))
                            .collect(Collectors.joining("、"))))
        .orElse(username);
  }

  /** What was added to a step: reason, note and all that belongs to it. */
  String explained(CaseStep step) {
    List<String> said = new ArrayList<>();
    step.reason().ifPresent(why -> said.add(why(step.action(), why)));
    if (!step.note().isBlank()) {
      said.add(step.note());
    }
    step.detail().forEach((name, value) -> told(name, value).ifPresent(said::add));
    return String.join("\n", said);
  }

  /** What a row of the record says. */
  String told(Activity entry) {
    Map<String, Object> detail = entry.detail();
    List<String> said = new ArrayList<>();
    if (detail.containsKey("from") && detail.containsKey("to")) {
      said.add(
          "%s：%s → %s"
              .formatted(
                  Words.of("action", detail.get("action")),
                  Words.of("case", detail.get("from")),
                  Words.of("case", detail.get("to"))));
    }
    detail.forEach(
        (name, value) -> {
          boolean isWhy = name.equals("reason") && detail.get("action") instanceof String;
          if (isWhy) {
            CaseAction action = CaseAction.valueOf(String.valueOf(detail.get("action")));
            said.add(why(action, String.valueOf(value)));
          } else {
            told(name, value).ifPresent(said::add);
          }
        });
    return String.join("\n", said);
  }

  /** A part that the evidence should have and hasn't. */
  String missing(MissingPart missing) {
    String[] part = missing.part().split(" ");
    String what = Words.of("part", part[0]);
    return part.length > 1 ? what.replace("{moment}", Words.of("still", part[1])) : what;
  }

  static String seconds(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " 秒" : "%d 分 %d 秒".formatted(whole / 60, whole % 60);
  }

  static String share(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }

  /** What the squad is called; its id, if there is none of that id any more. */
  String squad(String squadId) {
    return squadNames.getOrDefault(squadId, squadId);
  }

  /** A hash in two lines of one length, for narrow places. */
  static String folded(String hex) {
    return hex.substring(0, hex.length() / 2) + "\n" + hex.substring(hex.length() / 2);
  }

  private static String why(CaseAction action, String why) {
    return Words.of(action == CaseAction.REJECT ? "reason" : "ground", why);
  }

  /** A detail in words; nothing, if it says nothing or was said before. */
  private Optional<String> told(String name, Object value) {
    if (UNTOLD.contains(name) || String.valueOf(value).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (name) {
          case "clock" -> Words.of("clock", value);
          case "moment" -> said(name, Words.of("photos", value));
          case "stills" -> "图片 %d 张".formatted(value instanceof List<?> list ? list.size() : 0);
          case "site" -> site(value);
          case "squad", "declinedBy" -> said(name, squad(String.valueOf(value)));
          default -> said(name, readable(String.valueOf(value)));
        });
  }

  /** What the phone said: its time and place. */
  private String site(Object value) {
    List<String> said = new ArrayList<>();
    if (value instanceof Map<?, ?> site) {
      site.forEach(
          (name, told) -> {
            if (!UNTOLD.contains(String.valueOf(name))) {
              said.add(said(String.valueOf(name), readable(String.valueOf(told))));
            }
          });
    }
    return "手机所报：" + String.join("，", said);
  }

  private static String said(String name, String value) {
    return Words.of("detail", name) + " " + value;
  }

  /** A hash is known by its beginning, a time is told by the city's clock. */
  private String readable(String value) {
    if (value.matches("[0-9a-f]{64}")) {
      return value.substring(0, HASH_BEGINNING) + "…";
    }
    try {
      return times.brief(Instant.parse(value));
    } catch (DateTimeParseException noTime) {
      return value;
    }
  }
}
