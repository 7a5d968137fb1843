import { h } from "./vue.js";
import {
  answer,
  ask,
  dismiss,
  mayAsk,
  note,
  noteNeeded,
  options,
  squads,
} from "./asking.js";
import { dateTime, distance } from "./format.js";
import { confirm, confirming, isInQueue, lacks, mayRestore, opened, restore, retake } from "./incident.js";
import { t } from "./language.js";
import { addressOf } from "./route.js";
import { mayDecide } from "./session.js";
import { settings } from "./settings.js";

/** Where an incident is decided, or why it can't be. */
export const DecisionBar = ({ incident }) =>
  h("footer", { class: "decision" }, [
    opened.leaseProblem &&
      !opened.holder &&
      h("p", { class: "notice bad", role: "alert" }, opened.leaseProblem.text()),
    opened.swapped && h("p", { class: "notice", role: "status", "data-part": "swapped" }, t("decision.swapped")),
    incident.state === "MERGED"
      ? merged(incident)
      : isInQueue(incident.state)
        ? [incident.state === "CONFIRMED" && incident.lastStep && made(incident.lastStep), choices()]
        : [incident.lastStep && made(incident.lastStep), restoring()],
  ]);
DecisionBar.props = ["incident"];

function made(step) {
  return h("p", { class: ["made", step.to.toLowerCase()], "data-part": "decided" }, [
    h("strong", t(`action.${step.action}`)),
    step.reason && h("span", t(`${step.action === "CANCEL" ? "ground" : "reason"}.${step.reason}`)),
    step.note && h("q", step.note),
    h("span", { class: "muted" }, t("decision.by", { name: step.byName, time: dateTime(step.at) })),
  ]);
}

/** The way back of whoever just rejected it; of anybody else, whose way that is. */
function restoring() {
  const missing = lacks("RESTORE");
  return (
    missing &&
    h("div", { class: "decision-row" }, [
      missing.length > 0 &&
        h(
          "span",
          { id: "lacks-RESTORE", class: "muted" },
          t("cases.lacks", { what: missing.map((each) => t(`precondition.${each}`)).join(t("app.comma")) }),
        ),
      h("span", { class: "decision-gap" }),
      h(
        "button",
        {
          class: "button",
          type: "button",
          disabled: !mayRestore(),
          "aria-describedby": missing.length ? "lacks-RESTORE" : undefined,
          "data-part": "restore",
          onClick: restore,
        },
        [t("action.RESTORE"), h("kbd", "U")],
      ),
    ])
  );
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
  if (!opened.mine && opened.loading) return h("p", { class: "muted" }, t("decision.taking"));
  if (!opened.mine) {
    return h("button", { class: "button", type: "button", onClick: retake }, t("decision.retake"));
  }
  return opened.asking && opened.asking !== "plate" ? question() : verdicts();
}

/** The buttons, and before them what a confirmation still lacks. */
function verdicts() {
  const missing = lacks(confirming()) ?? [];
  return [
    h("div", { class: "decision-lacks", role: "status", "data-part": "lacks" }, [
      opened.hasty &&
        h("strong", { "data-part": "hasty" }, t(opened.saving ? "decision.plateFirst" : "decision.plateSaved")),
      missing.length
        ? [
            h("strong", t("decision.lacks", { action: t(`action.${confirming()}`) })),
            missing.map((each) =>
              h("span", { key: each, class: "lack", "data-lack": each }, t(`precondition.${each}`)),
            ),
          ]
        : h("span", { class: "nothing-lacks" }, t("decision.nothingLacks")),
    ]),
    h("div", { class: "decision-row" }, [
      goesOn(),
      h("span", { class: "decision-gap" }),
      asker("return", "B"),
      asker("squad", "V"),
      asker("cancel", "X"),
      asker("reject", "R", "bad"),
      h(
        "button",
        {
          class: "button primary",
          type: "button",
          disabled: opened.saving || missing.length > 0,
          "data-part": "confirm",
          onClick: () => confirm(note.value),
        },
        [t(opened.saving ? "decision.working" : `decision.${confirming()}`), h("kbd", "C")],
      ),
    ]),
  ];
}

function goesOn() {
  return h("label", { class: "goes-on" }, [
    h("input", {
      type: "checkbox",
      checked: settings.goesOn,
      "data-part": "goes-on",
      onChange: (event) => (settings.goesOn = event.target.checked),
    }),
    t("decision.goesOn"),
  ]);
}

function asker(name, key, tone) {
  return (
    mayAsk(name) &&
    h(
      "button",
      {
        class: ["button", tone],
        type: "button",
        "data-part": name,
        onClick: () => ask(name),
      },
      [t(`ask.${name}`), h("kbd", key)],
    )
  );
}

/** What else must be said, each answer with its number. */
function question() {
  const { asking } = opened;
  const place = {
    class: "decision-question",
    role: "group",
    tabindex: -1,
    "aria-label": t(`ask.${asking}Title`),
    "data-part": "answer",
    "data-question": asking,
  };
  return h("div", place, [
    h("p", { class: "decision-title" }, [
      h("strong", t(`ask.${asking}Title`)),
      h("span", { class: "muted" }, t(asking === "return" ? "ask.hintWords" : "ask.hint")),
    ]),
    asking === "squad" && squads.value === null
      ? h("p", { class: "muted", role: "status" }, t("ask.squadsLoading"))
      : asking === "squad" && !squads.value.length
        ? h("p", { class: "muted", role: "status" }, t("ask.noSquads"))
        : asking !== "return" && h("div", { class: "option-grid" }, options().map(optionButton)),
    h("div", { class: "decision-row" }, [
      noteField(asking === "return"),
      asking === "return" &&
        h(
          "button",
          { class: "button primary", type: "button", disabled: opened.saving, onClick: () => answer({}) },
          [t("ask.return"), h("kbd", "⏎")],
        ),
      h("button", { class: "button quiet", type: "button", onClick: dismiss }, [
        t("decision.cancel"),
        h("kbd", "Esc"),
      ]),
    ]),
    noteNeeded.value && h("p", { class: "notice bad", role: "alert" }, t("decision.noteNeeded")),
  ]);
}

function optionButton(option, place) {
  const [[kind, value]] = Object.entries(option);
  return h(
    "button",
    {
      key: value,
      class: "button",
      type: "button",
      disabled: opened.saving,
      [`data-${kind}`]: value,
      onClick: () => answer(option),
    },
    [h("kbd", String(place + 1)), kind === "squad" ? squadText(value) : t(`${kind}.${value}`)],
  );
}

function squadText(id) {
  const squad = squads.value.find((each) => each.squadId === id);
  const hints = [
    t(`candidate.${squad.reason}`),
    squad.metres === undefined ? "" : distance(squad.metres),
    t("ask.squadTasks", { open: squad.openTasks, accepted: squad.acceptedTasks }),
  ];
  return h("span", { class: "squad-option" }, [
    squad.name,
    h("small", { class: "muted" }, hints.filter(Boolean).join(" · ")),
  ]);
}

function noteField(isRequired) {
  return h("label", { class: "note" }, [
    h("span", t("decision.note")),
    h("input", {
      "data-part": "note",
      maxlength: 1000,
      value: note.value,
      required: isRequired,
      placeholder: t(isRequired ? "ask.noteForReturn" : "decision.notePlaceholder"),
      onInput: (event) => (note.value = event.target.value),
      onKeydown: (event) => isRequired && event.key === "Enter" && !event.isComposing && answer({}),
    }),
  ]);
}
