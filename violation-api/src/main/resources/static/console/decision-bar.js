import { h, nextTick, watch } from "./vue.js";
import { dateTime } from "./format.js";
import { confirm, isInQueue, opened, retake } from "./incident.js";
import { t } from "./language.js";
import {
  choose,
  note,
  noteNeeded,
  reasonsFor,
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
        props.incident.state === "MERGED"
          ? merged(props.incident)
          : isInQueue(props.incident.state)
            ? choices(props.incident)
            : props.incident.lastStep && made(props.incident.lastStep),
      ]);
  },
};

function made(step) {
  return h("p", { class: ["made", step.to.toLowerCase()], "data-part": "decided" }, [
    h("strong", t(`action.${step.action}`)),
    step.reason && h("span", t(`reason.${step.reason}`)),
    step.note && h("q", step.note),
    h("span", { class: "muted" }, t("decision.by", { name: step.byName, time: dateTime(step.at) })),
  ]);
}

function merged(incident) {
  return h("p", { class: "made", "data-part": "merged" }, [
    h("strong", t("decision.merged")),
    incident.sameAs && h("a", { href: addressOf(incident.sameAs) }, incident.sameAs),
  ]);
}

function choices(incident) {
  if (!mayDecide()) return h("p", { class: "muted" }, t("decision.readOnly"));
  if (opened.holder) {
    return h("p", { class: "muted" }, t("decision.taken", { name: opened.holder.displayName }));
  }
  if (!opened.mine) {
    return h("button", { class: "button", type: "button", onClick: retake }, t("decision.retake"));
  }
  return opened.rejecting ? reasons(incident.offence) : verdicts(incident);
}

function verdicts(incident) {
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
        onClick: () => confirm(note.value),
      },
      [t(opened.saving
          ? "decision.working"
          : incident.state === "CONFIRMED"
            ? "decision.counterConfirm"
            : "decision.confirm"), h("kbd", "C")],
    ),
  ]);
}

function reasons(offence) {
  return h("div", { class: "decision-reasons", "data-part": "reasons" }, [
    h("p", { class: "decision-title" }, [
      h("strong", t("decision.reasonTitle")),
      h("span", { class: "muted" }, t("decision.reasonHint")),
    ]),
    h(
      "div",
      { class: "reason-grid" },
      reasonsFor(offence).map((reason, place) =>
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
