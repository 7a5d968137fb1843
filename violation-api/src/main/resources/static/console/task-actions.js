import { h, nextTick, reactive, watch } from "./vue.js";
import { date } from "./format.js";
import { t } from "./language.js";
import { enqueueAction } from "./outbox.js";
import { hasArrived, movesOf } from "./tasks.js";
import { here } from "./whereabouts.js";

const DAY_MILLIS = 24 * 3600 * 1000;

/** What is said along with an action is asked for first; these two say all by themselves. */
const AT_ONCE = ["ACCEPT", "ARRIVE"];

/** In the order in which they are offered; the first of them is what usually comes next. */
const ORDER = [
  "ACCEPT",
  "ARRIVE",
  "ORDER_CORRECTION",
  "HANDLE",
  "FIND_CORRECTED",
  "FIND_UNCORRECTED",
  "FIND_NOTHING",
  "SERVE",
  "DECLINE",
];

/** The squad's buttons. */
export const TaskActions = {
  props: { task: { type: Object, required: true } },
  setup(props) {
    const form = reactive({ action: null, note: "", correctBy: "", busy: false, unkept: false });

    function choose(move) {
      if (AT_ONCE.includes(move.action)) return send(move.action, {});
      Object.assign(form, { action: move.action, note: "", correctBy: date(Date.now() + 3 * DAY_MILLIS) });
      return nextTick(() => document.querySelector("[data-part=task-form] textarea")?.focus());
    }

    async function send(action, said) {
      if (form.busy) return;
      form.busy = true;
      try {
        await enqueueAction(props.task.id, action, said, here());
        Object.assign(form, { action: null, unkept: false });
      } catch {
        form.unkept = true;
      } finally {
        form.busy = false;
      }
    }

    function submit(event, move) {
      event.preventDefault();
      const said = { note: form.note };
      if (move.asks.includes("CORRECTION_DATE_GIVEN")) said.correctBy = form.correctBy;
      send(move.action, said);
    }

    watch(
      () => props.task.id,
      () => Object.assign(form, { action: null, unkept: false }),
    );

    return () => {
      const moves = offered(props.task);
      if (!moves.length) return null;
      const chosen = moves.find((move) => move.action === form.action);
      return h("section", { class: "task-actions", "aria-label": t("tasks.actions"), "data-part": "task-actions" }, [
        chosen
          ? formOf(form, chosen, submit)
          : h("div", { class: "task-buttons" }, moves.map((move, place) => button(move, place, form, choose))),
        form.unkept && h("p", { class: "notice bad", role: "alert", "data-part": "action-unkept" }, t("tasks.unkept")),
      ]);
    };
  },
};

function offered(task) {
  const arrived = hasArrived(task);
  return movesOf(task)
    .filter((move) => move.action !== "ARRIVE" || !arrived)
    .sort((one, other) => ORDER.indexOf(one.action) - ORDER.indexOf(other.action));
}

function button(move, place, form, choose) {
  const lacks = move.lacking.map((each) => t(`precondition.${each}`)).join(t("list.and"));
  return h("div", { key: move.action, class: "task-button" }, [
    h(
      "button",
      {
        class: ["button big", { primary: place === 0, bad: move.action === "DECLINE" }],
        type: "button",
        disabled: form.busy || move.lacking.length > 0,
        "data-action": move.action,
        "aria-describedby": lacks ? `lacks-${move.action}` : undefined,
        onClick: () => choose(move),
      },
      t(`action.${move.action}`),
    ),
    lacks && h("small", { id: `lacks-${move.action}`, class: "muted" }, t("tasks.lacks", { what: lacks })),
  ]);
}

function formOf(form, move, submit) {
  const needsNote = move.asks.includes("NOTE_GIVEN");
  return h("form", { class: "task-form", "data-part": "task-form", onSubmit: (event) => submit(event, move) }, [
    h("h3", t(`action.${move.action}`)),
    move.asks.includes("CORRECTION_DATE_GIVEN") &&
      h("label", { class: "field" }, [
        h("span", t("precondition.CORRECTION_DATE_GIVEN")),
        h("input", {
          type: "date",
          name: "correctBy",
          required: true,
          min: date(Date.now() + DAY_MILLIS),
          value: form.correctBy,
          onInput: (event) => (form.correctBy = event.target.value),
        }),
      ]),
    h("label", { class: "field" }, [
      h("span", t(needsNote ? "tasks.noteNeeded" : "tasks.note")),
      h("textarea", {
        name: "note",
        rows: 3,
        maxlength: 1000,
        required: needsNote,
        value: form.note,
        onInput: (event) => (form.note = event.target.value),
      }),
    ]),
    h("div", { class: "task-buttons" }, [
      h("button", { class: "button big primary", type: "submit", "data-part": "send" }, t("tasks.confirm", { action: t(`action.${move.action}`) })),
      h("button", { class: "button big", type: "button", onClick: () => (form.action = null) }, t("decision.cancel")),
    ]),
  ]);
}
