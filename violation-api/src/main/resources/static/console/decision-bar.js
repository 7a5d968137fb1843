import { h, nextTick, watch } from "./vue.js";
import { dateTime } from "./format.js";
import { decide, opened, retake } from "./incident.js";
import { t } from "./language.js";
import {
  choose,
  note,
  noteNeeded,
  REASONS,
  startRejecting,
  stopRejecting,
} from "./rejection.js";
import { addressOf } from "./route.js";
import { mayDecide } from "./session.js";

/** Where an incident is confirmed or rejected, or why it can't be. */
export const DecisionBar = {
  props: { incident: { type: Object, required: true } },
  setup(props) {
    note.value = "";
    noteNeeded.value = false;
    watch(
      () => opened.rejecting,
      async (rejecting) => {
        await nextTick();
        const part = rejecting ? "[data-part=reasons] button" : "[data-part=reject]";
        document.querySelector(part)?.focus();
      },
    );
    return () =>
      h("footer", { class: "decision" }, [
        opened.leaseProblem &&
          !opened.holder &&
          h("p", { class: "notice bad", role: "alert" }, opened.leaseProblem.text()),
        props.incident.decision
          ? made(props.incident.decision)
          : props.incident.state === "MERGED"
            ? merged(props.incident)
            : choices(),
      ]);
  },
};

function made(decision) {
  return h("p", { class: ["made", decision.decision.toLowerCase()], "data-part": "decided" }, [
    h("strong", t(`decision.${decision.decision}`)),
    decision.reason && h("span", t(`reason.${decision.reason}`)),
    decision.note && h("q", decision.note),
    h(
      "span",
      { class: "muted" },
      t("decision.by", { name: decision.decidedByName, time: dateTime(decision.decidedAt) }),
    ),
  ]);
}

function merged(incident) {
  return h("p", { class: "made", "data-part": "merged" }, [
    h("strong", t("decision.merged")),
    incident.sameAs && h("a", { href: addressOf(incident.sameAs) }, incident.sameAs),
  ]);
}

function choices() {
  if (!mayDecide()) return h("p", { class: "muted" }, t("decision.readOnly"));
  if (opened.holder) {
    return h("p", { class: "muted" }, t("decision.taken", { name: opened.holder.displayName }));
  }
  if (!opened.mine) {
    return h("button", { class: "button", type: "button", onClick: retake }, t("decision.retake"));
  }
  return opened.rejecting ? reasons() : verdicts();
}

function verdicts() {
  return h("div", { class: "decision-row" }, [
    noteField(),
    h(
      "button",
      {
        class: "button bad",
        type: "button",
        disabled: opened.saving,
        "data-part": "reject",
        onClick: startRejecting,
      },
      [t("decision.reject"), h("kbd", "R")],
    ),
    h(
      "button",
      {
        class: "button primary",
        type: "button",
        disabled: opened.saving,
        "data-part": "confirm",
        onClick: () => decide("CONFIRM", undefined, note.value),
      },
      [t(opened.saving ? "decision.working" : "decision.confirm"), h("kbd", "C")],
    ),
  ]);
}

function reasons() {
  return h("div", { class: "decision-reasons", "data-part": "reasons" }, [
    h("p", { class: "decision-title" }, [
      h("strong", t("decision.reasonTitle")),
      h("span", { class: "muted" }, t("decision.reasonHint")),
    ]),
    h(
      "div",
      { class: "reason-grid" },
      REASONS.map((reason, place) =>
        h(
          "button",
          {
            key: reason,
            class: "button",
            type: "button",
            disabled: opened.saving,
            "data-reason": reason,
            onClick: () => choose(reason),
          },
          [h("kbd", String(place + 1)), t(`reason.${reason}`)],
        ),
      ),
    ),
    h("div", { class: "decision-row" }, [
      noteField(),
      h("button", { class: "button quiet", type: "button", onClick: stopRejecting }, t("decision.cancel")),
    ]),
    noteNeeded.value && h("p", { class: "notice bad", role: "alert" }, t("decision.noteNeeded")),
  ]);
}

function noteField() {
  return h("label", { class: "note" }, [
    h("span", t("decision.note")),
    h("input", {
      "data-part": "note",
      maxlength: 1000,
      value: note.value,
      placeholder: t("decision.notePlaceholder"),
      onInput: (event) => (note.value = event.target.value),
    }),
  ]);
}
