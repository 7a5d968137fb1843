import { h } from "./vue.js";
import { dateTime, dueTime } from "./format.js";
import { t } from "./language.js";
import { timeLeft, urgency } from "./urgency.js";

/** What a state is for whoever looks at a list: to do, under way, done well, given up. */
const TONES = {
  PENDING: "todo",
  CONFIRMED: "todo",
  NOT_CORRECTED: "todo",
  COUNTER_CONFIRMED: "way",
  NOTIFIED: "way",
  DISPATCHED: "way",
  ACCEPTED: "way",
  ORDERED: "way",
  FILED: "way",
  DECIDED: "way",
  HANDLED: "done",
  CORRECTED: "done",
  SERVED: "done",
  CLOSED: "done",
};

/** The state of a case as a word in a pill. */
export const StateMark = ({ state }) =>
  h("span", { class: ["state-mark", TONES[state] ?? "gone"], "data-part": "state" }, t(`case.${state}`));
StateMark.props = ["state"];

/** How much time a case has left; nothing if no clock runs. */
export const DueMark = ({ dueAt }) =>
  dueAt
    ? h(
        "time",
        { class: ["due-mark", urgency(dueAt)], datetime: dueAt, title: dateTime(dueAt), "data-part": "due" },
        timeLeft(dueAt),
      )
    : null;
DueMark.props = ["dueAt"];

/** A plate as it looks on the vehicle: blue, or green of a new-energy vehicle. */
export const PlateMark = ({ plate }) =>
  plate
    ? h("span", { class: ["plate-mark", { green: [...plate].length === 8 }], lang: "zh-CN" }, [
        [...plate].slice(0, 2).join(""),
        h("i", { "aria-hidden": "true" }),
        [...plate].slice(2).join(""),
      ])
    : null;
PlateMark.props = ["plate"];

/** The clocks of a case that run, the nearest end first. */
export const Clocks = ({ clocks }) =>
  h("section", { class: "clocks", "data-part": "clocks" }, [
    h("h3", t("clock.title")),
    clocks.length
      ? h(
          "ul",
          clocks.map((clock) =>
            h("li", { key: clock.kind, class: urgency(clock.dueAt) }, [
              h("span", t(`clock.${clock.kind}`)),
              h("span", { class: "muted" }, t("clock.until", { time: dueTime(clock.dueAt) })),
              h(DueMark, { dueAt: clock.dueAt }),
            ]),
          ),
        )
      : h("p", { class: "muted" }, t("clock.none")),
  ]);
Clocks.props = ["clocks"];
