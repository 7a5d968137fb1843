package dev.xunjie.violation.workflow;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.account.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table as a page for people: {@code docs/workflow.md} is generated from it. */
public final class WorkflowDocument {
  private static final String ONE_ACT =
      """
      ## One act, one penalty

      Acts are the same if offence and plate are, or without a plate the place, within \
      `XUNJIE_ONE_ACT_WINDOW`. `NOT_ENFORCED_BEFORE` goes by what was done to the other cases of the \
      act, not by their states: a case counts from its first officer's confirmation, or once a squad \
      dealt with it or ordered it to be corrected, closed or not. It counts no more once it is \
      returned, rejected, reopened, cancelled, or found corrected or not at all. A penalty counts \
      until it is cancelled, for its own case too: such a case can't be reopened. A squad sent to \
      look at a lead holds nobody to account.
      """
          .strip();

  private WorkflowDocument() {}

  /** The page, in Markdown. */
  public static String markdown() {
    return """
    # The way of a case

    Generated from `dev.xunjie.violation.workflow.Workflow`; the build fails when this page is stale. \
    To write it anew: `mvn -pl violation-api -am test -Dtest=WorkflowTest \
    -Dsurefire.failIfNoSpecifiedTests=false -Dxunjie.docs.write=true`.

    A case is an incident on its way through the office. What isn't listed here is refused by the \
    server, whoever asks. Each step is written once, with who, when and why, in the same transaction \
    as the case's new state and the entry of the record (docs/record.md).

    ## States

    | state | officers call it |
    |---|---|
    %s

    *Claimed* is no state: who works on a case in the queue holds a lease of a minute, renewed while \
    it is open, so that a closed lid never keeps a case.

    ## Transitions

    Preconditions of the law are checked at the moment of the action, on the server, in the order given.

    | from | action | to | who | preconditions | clock starts | clocks stop |
    |---|---|---|---|---|---|---|
    %s

    ## Preconditions

    | precondition | means |
    |---|---|
    %s

    %s

    ## Clocks

    Working days follow the State Council's calendar with its make-up days; a clock ends with the last \
    day, at midnight of the city's time zone. The review clock runs from the capture, the others from \
    the action that starts them.

    The calendar that ships knows the days that its `through` names, and what lies after it follows \
    the days of the week. The gauge `xunjie_calendar_days_left` says how many days are left; with \
    fewer than 60, or once a clock by working days ends beyond it, administrators and legal \
    reviewers see so on the overview. When the State Council has published the next year's \
    holidays (国务院办公厅关于部分节假日安排的通知), copy `violation-api/src/main/resources/calendar/cn.json`, \
    add its `holidays` and the Saturdays and Sundays that are worked (`workdays`), set `through` to \
    the year's last day, name the file in `XUNJIE_CALENDAR` and restart the API. Clocks that run \
    keep the end that they were given.

    | clock | lasts |
    |---|---|
    %s

    ## Offences

    | offence | plate needed | order to correct first | severity (1 first) |
    |---|---|---|---|
    %s

    ## Grounds to cancel

    | ground | the regulation's words |
    |---|---|
    %s
    """
        .formatted(
            rows(Arrays.stream(CaseState.values()).map(s -> row(code(s), s.chineseName()))),
            rows(Workflow.TABLE.stream().map(WorkflowDocument::row)),
            rows(Arrays.stream(Precondition.values()).map(p -> row(code(p), p.chineseName()))),
            ONE_ACT,
            rows(Arrays.stream(ClockKind.values()).map(WorkflowDocument::row)),
            rows(Arrays.stream(Offence.values()).map(WorkflowDocument::row)),
            rows(Arrays.stream(CancelGround.values()).map(g -> row(code(g), g.chineseName()))));
  }

  private static String row(Transition transition) {
    return row(
        code(transition.from()),
        code(transition.action()) + " " + transition.action().chineseName(),
        code(transition.to()),
        who(transition),
        codes(transition.preconditions()),
        transition.starts().map(WorkflowDocument::code).orElse(""),
        transition.stops().size() == ClockKind.values().length ? "all" : codes(transition.stops()));
  }

  private static String row(ClockKind clock) {
    String lasts =
        clock.days() == ClockKind.Days.NAMED
            ? clock.days().chineseName()
            : "%d %s (%s)"
                .formatted(
                    clock.length(),
                    clock.days().chineseName(),
                    clock.days().name().toLowerCase(Locale.ROOT) + " days");
    return row(code(clock) + " " + clock.chineseName(), lasts);
  }

  private static String row(Offence offence) {
    OffenceLaw law = OffenceLaw.of(offence);
    return row(
        code(offence) + " " + offence.chineseName(),
        law.needsPlate() ? "yes" : "no",
        law.ordersFirst() ? "yes" : "no",
        String.valueOf(law.severity()));
  }

  private static String who(Transition transition) {
    Stream<String> roles = transition.roles().stream().map(Role::name).map("`%s`"::formatted);
    Stream<String> system = transition.alsoSystem() ? Stream.of("the system") : Stream.empty();
    return Stream.concat(roles, system).collect(Collectors.joining(", "));
  }

  private static String codes(Collection<? extends Enum<?>> values) {
    return values.stream().map(WorkflowDocument::code).collect(Collectors.joining(", "));
  }

  private static String code(Enum<?> value) {
    return "`%s`".formatted(value.name());
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String rows(Stream<String> rows) {
    return rows.collect(Collectors.joining("\n"));
  }
}
