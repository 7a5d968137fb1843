import { h, nextTick, onMounted, ref } from "./vue.js";
import * as api from "./api.js";
import { LanguageButton, Mark } from "./top-bar.js";
import { t, tOr } from "./language.js";
import { session, signIn } from "./session.js";

export const SignInPage = {
  setup() {
    const username = ref("");
    const password = ref("");
    const problem = ref(null);
    const working = ref(false);
    const first = ref(null);

    const federated = ref(null);
    const refusal = new URLSearchParams(location.search).get("refused");

    onMounted(async () => {
      first.value.focus();
      if (refusal) history.replaceState(null, "", "/");
      federated.value = await api.get("/api/sign-in-ways").then((ways) => ways.oidc, () => null);
    });

    async function submit(event) {
      event.preventDefault();
      working.value = true;
      problem.value = null;
      try {
        await signIn(username.value, password.value);
      } catch (refused) {
        problem.value = refused;
        password.value = "";
        nextTick(() => document.querySelector("input[name=password]")?.focus());
      } finally {
        working.value = false;
      }
    }

    const field = (name, model, attributes) =>
      h("label", { class: "field" }, [
        h("span", t(`signIn.${name}`)),
        h("input", {
          name,
          required: true,
          value: model.value,
          onInput: (event) => (model.value = event.target.value),
          ...attributes,
        }),
      ]);

    return () =>
      h("main", { class: "sign-in", id: "content" }, [
        h("form", { class: "sign-in-card", "data-part": "sign-in-form", onSubmit: submit }, [
          h("div", { class: "sign-in-brand" }, [
            h(Mark),
            h("div", [h("h1", t("app.name")), h("p", t("app.tagline"))]),
          ]),
          session.expired && h("p", { class: "notice", role: "status" }, t("signIn.expired")),
          field("username", username, {
            ref: first,
            autocomplete: "username",
            autocapitalize: "none",
            spellcheck: false,
          }),
          field("password", password, { type: "password", autocomplete: "current-password" }),
          refusal &&
            !problem.value &&
            h("p", { class: "notice bad", role: "alert" }, tOr(`problem.${refusal}`, t("problem.oidc-refused"))),
          problem.value && h("p", { class: "notice bad", role: "alert" }, problem.value.text()),
          h(
            "button",
            { class: "button primary wide", type: "submit", disabled: working.value },
            t(working.value ? "signIn.working" : "signIn.submit"),
          ),
          federated.value &&
            h(
              "a",
              { class: "button wide", href: federated.value, "data-part": "federated" },
              t("signIn.federated"),
            ),
          h("p", { class: "fine-print" }, t("signIn.notice")),
        ]),
        h(LanguageButton),
      ]);
  },
};
