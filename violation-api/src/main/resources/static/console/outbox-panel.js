import { h } from "./vue.js";
import { shortTime } from "./format.js";
import { t } from "./language.js";
import { drain, drop, outbox, refusalOf, waitingOf } from "./outbox.js";

/** What of a task waits to be sent, and what was refused. */
export const OutboxPanel = ({ taskId }) => {
  const entries = waitingOf(taskId);
  return entries.length
    ? h("section", { class: "outbox", "data-part": "outbox" }, [
        h("h3", t("outbox.title")),
        h("ol", entries.map((entry, place) => entryOf(entry, entries.slice(0, place).some((one) => one.refusal)))),
      ])
    : null;
};

OutboxPanel.props = ["taskId"];

/** How much waits in all, over the lists. */
export const OutboxBanner = () => {
  const refused = outbox.entries.filter((entry) => entry.refusal).length;
  const waiting = outbox.entries.length - refused;
  if (!outbox.entries.length) return null;
  return h("div", { class: ["notice outbox-banner", { bad: refused }], role: "status", "data-part": "outbox-banner" }, [
    waiting > 0 && h("span", t(outbox.sending ? "outbox.sendingCount" : "outbox.waitingCount", { count: waiting })),
    refused > 0 && h("span", t("outbox.refusedCount", { count: refused })),
    waiting > 0 && !outbox.sending && h("button", { class: "button small", type: "button", onClick: drain }, t("outbox.now")),
    outbox.problem && h("small", outbox.problem.text()),
  ]);
};

function entryOf(entry, isHeldUp) {
  const what = entry.kind === "photo" ? t(`photos.${entry.moment}`) : t(`action.${entry.action}`);
  return h("li", { key: entry.seq, class: { refused: entry.refusal }, "data-entry": entry.action ?? entry.moment }, [
    h("span", [h("strong", what), " ", h("time", { class: "muted", datetime: entry.at }, shortTime(entry.at))]),
    entry.refusal
      ? [
          h("span", { class: "bad-text", role: "alert" }, refusalOf(entry).text()),
          h("button", { class: "button small", type: "button", "data-part": "drop", onClick: () => drop(entry) }, t("outbox.drop")),
        ]
      : h("span", { class: "muted" }, t(isHeldUp ? "outbox.heldUp" : "outbox.waiting")),
  ]);
}
