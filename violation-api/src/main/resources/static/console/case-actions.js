import { h, nextTick, ref } from "./vue.js";
import * as api from "./api.js";
import { GROUNDS, reasonsFor } from "./asking.js";
import { act, shown } from "./cases.js";
import { date } from "./format.js";
import { isInQueue } from "./incident.js";
import { t } from "./language.js";

/** What has its own place: taken at the queue, or on the squad's page with its photos. */
const ELSEWHERE = ["CLAIM", "MERGE"];

/** By which field that is said which the server asks for. */
const FIELDS = {
  REASON_GIVEN: "reason",
  GROUND_GIVEN: "ground",
  PLATE_GIVEN: "plate",
  SQUAD_GIVEN: "squad",
  CORRECTION_DATE_GIVEN: "correctBy",
};

/** What may be said though nothing asks for it. */
const MAY_SAY = { DECIDE: ["major"] };

const DAY_MILLIS = 24 * 3600 * 1000;

/** What the user may do to the case, and what each action that isn't possible now lacks. */
export const CaseActions = {
  props: { facts: { type: Object, required: true } },
  setup(props) {
    const chosen = ref(null);
    const said = ref({});
    const squads = ref([]);

    async function choose(action) {
      chosen.value = action;
      said.value = { note: "" };
      shown.refusal = null;
      if (fieldsOf(props.facts, action).includes("squad")) squads.value = await squadsFor(props.facts);
      await nextTick();
      document.querySelector("[data-part=action-form] :is(select, input, textarea, button)")?.focus();
    }

    async function submit(event) {
      event.preventDefault();
      if (await act(chosen.value, said.value)) chosen.value = null;
    }

    return () => {
      const actions = offered(props.facts);
      return h("section", { class: "case-actions", "data-part": "actions" }, [
        h("h3", t("cases.actions")),
        !actions.length &&
          h("p", { class: "muted" }, t(isInQueue(props.facts.state) ? "cases.atTheQueue" : "cases.noActions")),
        h("ul", actions.map(([name, lacking]) => offer(name, lacking, chosen.value === name, () => choose(name)))),
        chosen.value in props.facts.asks &&
          form(props.facts, chosen.value, said.value, squads.value, submit, () => (chosen.value = null)),
      ]);
    };
  },
};

/** What waits for an officer at the queue is decided there, by whoever holds it. */
function offered(facts) {
  return isInQueue(facts.state)
    ? []
    : Object.entries(facts.actions).filter(([name]) => !ELSEWHERE.includes(name));
}

function offer(name, lacking, isChosen, choose) {
  return h("li", { key: name, class: { refused: lacking.length } }, [
    h(
      "button",
      {
        class: ["button small", { on: isChosen }],
        type: "button",
        disabled: lacking.length > 0 || shown.saving,
        "aria-describedby": lacking.length ? `lacks-${name}` : undefined,
        "data-action": name,
        onClick: choose,
      },
      t(`action.${name}`),
    ),
    lacking.length > 0 &&
      h(
        "span",
        { id: `lacks-${name}`, class: "muted small" },
        t("cases.lacks", { what: lacking.map((each) => t(`precondition.${each}`)).join(t("app.comma")) }),
      ),
  ]);
}

function form(facts, action, said, squads, submit, cancel) {
  return h("form", { class: "action-form", "data-part": "action-form", onSubmit: submit }, [
    h("strong", t(`action.${action}`)),
    fieldsOf(facts, action).map((name) => field(facts, name, said, squads)),
    labelled(
      needsNote(facts, action, said) ? "note" : "noteIfAny",
      h("textarea", {
        rows: 2,
        maxlength: 1000,
        required: needsNote(facts, action, said),
        value: said.note,
        "data-part": "action-note",
        onInput: (event) => (said.note = event.target.value),
      }),
    ),
    shown.refusal && h("p", { class: "notice bad", role: "alert" }, shown.refusal.text()),
    h("p", { class: "form-row" }, [
      h(
        "button",
        { class: "button small primary", disabled: shown.saving, "data-part": "action-submit" },
        t(shown.saving ? "decision.working" : `action.${action}`),
      ),
      h("button", { class: "button small quiet", type: "button", onClick: cancel }, t("decision.cancel")),
    ]),
  ]);
}

function fieldsOf(facts, action) {
  const asked = facts.asks[action].map((each) => FIELDS[each]).filter(Boolean);
  return [...asked, ...(MAY_SAY[action] ?? [])];
}

/** "Other" says too little without words. */
function needsNote(facts, action, said) {
  return facts.asks[action].includes("NOTE_GIVEN") || said.reason === "OTHER" || said.ground === "OTHER";
}

function field(facts, name, said, squads) {
  const say = (event) => (said[name] = event.target.value);
  switch (name) {
    case "reason":
      return labelled(name, choice(reasonsFor(facts.offence).map((id) => [id, t(`reason.${id}`)]), name, say));
    case "ground":
      return labelled(name, choice(GROUNDS.map((id) => [id, t(`ground.${id}`)]), name, say));
    case "squad":
      return labelled(
        name,
        squads.length
          ? choice(squads.map((each) => [each.squadId, `${each.name} · ${t(`candidate.${each.reason}`)}`]), name, say)
          : h("select", { required: true, name }, h("option", { value: "" }, t("ask.noSquads"))),
      );
    case "correctBy":
      return labelled(name, h("input", { type: "date", required: true, min: date(Date.now() + DAY_MILLIS), name, onInput: say }));
    case "major":
      return h("label", { class: "goes-on" }, [
        h("input", { type: "checkbox", name, onChange: (event) => (said.major = event.target.checked) }),
        t("cases.field.major"),
      ]);
    default:
      return labelled(name, h("input", { required: true, maxlength: 16, name, onInput: say }));
  }
}

function choice(options, name, say) {
  return h("select", { required: true, name, onChange: say, "data-part": `action-${name}` }, [
    h("option", { value: "" }, t("cases.choose")),
    options.map(([value, text]) => h("option", { key: value, value }, text)),
  ]);
}

function labelled(name, input) {
  return h("label", { key: name, class: "action-field" }, [h("span", t(`cases.field.${name}`)), input]);
}

async function squadsFor(facts) {
  try {
    return (await api.get(`/api/incidents/${facts.id}/squads`)).items;
  } catch {
    return [];
  }
}
