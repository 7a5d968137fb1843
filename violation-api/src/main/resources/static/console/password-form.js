import { h, onMounted, ref } from "./vue.js";
import * as api from "./api.js";
import { t } from "./language.js";

/** As the server's rule. */
const FEWEST_CHARACTERS = 10;

/** Choosing a new password; tells `done` when it is chosen. */
export const PasswordForm = {
  props: { cancellable: Boolean },
  emits: ["done", "cancel"],
  setup(props, { emit }) {
    const typed = { current: ref(""), chosen: ref(""), repeated: ref("") };
    const problem = ref("");
    const working = ref(false);
    const first = ref(null);

    onMounted(() => first.value.focus());

    async function submit(event) {
      event.preventDefault();
      problem.value = flaw();
      if (problem.value) return;
      working.value = true;
      try {
        await api.put("/api/session/password", {
          currentPassword: typed.current.value,
          newPassword: typed.chosen.value,
        });
        emit("done");
      } catch (refused) {
        problem.value = refused.text();
      } finally {
        working.value = false;
      }
    }

    function flaw() {
      if ([...typed.chosen.value].length < FEWEST_CHARACTERS) return t("problem.unfit-password");
      return typed.chosen.value === typed.repeated.value ? "" : t("password.differs");
    }

    const field = (name, attributes) =>
      h("label", { class: "field" }, [
        h("span", t(`password.${name}`)),
        h("input", {
          name,
          type: "password",
          required: true,
          value: typed[name].value,
          onInput: (event) => (typed[name].value = event.target.value),
          ...attributes,
        }),
      ]);

    return () =>
      h("form", { class: "password-form", "data-part": "password-form", onSubmit: submit }, [
        field("current", { ref: first, autocomplete: "current-password" }),
        field("chosen", { autocomplete: "new-password", "aria-describedby": "password-rule" }),
        h("p", { class: "fine-print", id: "password-rule" }, t("password.rule")),
        field("repeated", { autocomplete: "new-password" }),
        problem.value && h("p", { class: "notice bad", role: "alert" }, problem.value),
        h("div", { class: "form-actions" }, [
          h(
            "button",
            { class: "button primary", type: "submit", disabled: working.value },
            t(working.value ? "password.working" : "password.submit"),
          ),
          props.cancellable &&
            h("button", { class: "button", type: "button", onClick: () => emit("cancel") }, t("app.cancel")),
        ]),
      ]);
  },
};
