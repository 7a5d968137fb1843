package dev.xunjie.violation.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.LeadReason;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.evidence.completeness.Checklist;
import dev.xunjie.evidence.record.RecordBreak;
import dev.xunjie.violation.account.Role;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.approval.Shortcoming;
import dev.xunjie.violation.area.Candidate;
import dev.xunjie.violation.incident.RejectReason;
import dev.xunjie.violation.webhook.EventKind;
import dev.xunjie.violation.workflow.CancelGround;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.CaseState;
import dev.xunjie.violation.workflow.ClockKind;
import dev.xunjie.violation.workflow.Precondition;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The console's two languages say the same, and have a word for everything the server says. */
class ConsoleLanguagesTest {
  private static final Pattern ENTRY = Pattern.compile("(?m)^  \"([^\"]+)\": \"(.*)\",$");
  private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");

  private final Map<String, String> chinese = messages("zh.js");
  private final Map<String, String> english = messages("en.js");

  @Test
  void haveTheSameMessagesWithTheSameParameters() {
    assertThat(english.keySet()).isEqualTo(chinese.keySet()).hasSizeGreaterThan(100);
    chinese.forEach(
        (key, message) -> {
          Set<String> parameters = parameters(message);
          assertThat(parameters(english.get(key))).as(key).isEqualTo(parameters);
        });
  }

  @Test
  void haveAWordForEverythingTheServerSays() {
    assertNamed("role.", Role.values());
    assertNamed("case.", CaseState.values());
    assertNamed("action.", CaseAction.values());
    assertNamed("precondition.", Precondition.values());
    assertNamed("clock.", ClockKind.values());
    assertNamed("ground.", CancelGround.values());
    assertNamed("reason.", RejectReason.values());
    assertNamed("offence.", Offence.values());
    assertNamed("ending.", Ending.values());
    assertNamed("lead.", LeadReason.values());
    assertNamed("still.", Still.Moment.values());
    assertNamed("state.", CameraState.values());
    assertNamed("shortcoming.", Shortcoming.values());
    assertNamed("candidate.", Candidate.Reason.values());
    assertNamed("activity.", Activity.Kind.values());
    assertNamed("event.", EventKind.values());
    assertNamed("break.", RecordBreak.Kind.values());
  }

  @Test
  void haveAWordForAllThatEvidenceMayLack() {
    for (Offence offence : Offence.values()) {
      assertThat(chinese.keySet())
          .containsAll(
              Checklist.of(offence.name()).requirements().stream()
                  .map(asked -> "requirement." + asked.id())
                  .toList());
    }
  }

  private void assertNamed(String prefix, Enum<?>[] values) {
    assertThat(chinese.keySet())
        .containsAll(Arrays.stream(values).map(value -> prefix + value.name()).toList());
  }

  private static Set<String> parameters(String message) {
    Set<String> found = new TreeSet<>();
    Matcher parameter = PARAMETER.matcher(message);
    while (parameter.find()) {
      found.add(parameter.group());
    }
    return found;
  }

  private static Map<String, String> messages(String file) {
    try (InputStream stream =
        ConsoleLanguagesTest.class.getResourceAsStream("/static/console/" + file)) {
      Matcher entry = ENTRY.matcher(new String(stream.readAllBytes(), UTF_8));
      Map<String, String> messages = new TreeMap<>();
      while (entry.find()) {
        messages.put(entry.group(1), entry.group(2));
      }
      return messages;
    } catch (IOException unreadable) {
      throw new IllegalStateException("can't read " + file, unreadable);
    }
  }
}
