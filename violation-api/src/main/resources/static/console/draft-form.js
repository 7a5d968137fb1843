import { h, onMounted, reactive, ref } from "./vue.js";
import { isTaken, leave, plan, removeDraft, saveDraft } from "./city-plan.js";
import { textField } from "./form-fields.js";
import { t } from "./language.js";

/** What areas and squads have in common: id, name, saving, removing. The rest is in the slot. */
export const DraftForm = {
  props: {
    title: { type: String, required: true },
    /** What hinders saving; empty if nothing does. */
    flaw: { type: String, default: "" },
  },
  setup(props, { slots }) {
    const state = reactive({ working: false, problem: "", tried: false, asksToRemove: false });
    const head = ref(null);
    onMounted(() => head.value.focus());

    async function act(action) {
      Object.assign(state, { working: true, problem: "", asksToRemove: false });
      try {
        await action();
      } catch (problem) {
        state.problem = problem.text();
      } finally {
        state.working = false;
      }
    }

    function save(event) {
      event.preventDefault();
      state.tried = true;
      if (!flaw()) act(saveDraft);
    }

    const flaw = () => (isTaken(plan.draft) ? t("city.idTaken") : props.flaw);

    const hindrance = () => (state.tried && flaw()) || state.problem;

    const removal = () =>
      state.asksToRemove
        ? [
            // In the place of the button before: a double click removes nothing.
            button("keep", "app.cancel", () => (state.asksToRemove = false)),
            button("remove-surely", "city.removeSurely", () => act(removeDraft), true),
          ]
        : button("remove", "city.remove", () => (state.asksToRemove = true), true);

    return () =>
      h("form", { class: "panel-form plan-form", "data-part": "plan-form", onSubmit: save }, [
        h("header", { class: "plan-head" }, [
          h("h2", { ref: head, tabindex: -1 }, props.title),
          h("button", { class: "button quiet small", type: "button", "data-part": "leave", onClick: leave }, t("app.cancel")),
        ]),
        textField(plan.draft, "name", t("city.name"), { maxlength: 100, autocomplete: "off" }),
        plan.draft.isNew
          ? textField(plan.draft, "id", t("city.id"), { pattern: "[A-Za-z0-9_\\-][A-Za-z0-9._\\-]{0,63}", title: t("city.idHint"), autocomplete: "off", spellcheck: false })
          : h("p", { class: "muted small" }, [t("city.id"), " ", h("code", plan.draft.id)]),
        slots.default(),
        hindrance() && h("p", { class: "notice bad", role: "alert", "data-part": "plan-problem" }, hindrance()),
        h("div", { class: "form-actions plan-actions" }, [
          h("button", { class: "button primary", type: "submit", disabled: state.working, "data-part": "save" }, t("city.save")),
          !plan.draft.isNew && removal(),
        ]),
      ]);
  },
};

function button(part, label, onClick, bad = false) {
  return h("button", { class: ["button", { bad }], type: "button", "data-part": part, onClick }, t(label));
}
