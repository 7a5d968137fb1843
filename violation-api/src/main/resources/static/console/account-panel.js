import { h, onMounted, reactive, ref, watch } from "./vue.js";
import {
  accounts,
  city,
  createAccount,
  disableAccount,
  editAccount,
  enableAccount,
  openAccount,
  resetPassword,
  ROLES,
} from "./accounts.js";
import { CertificateList } from "./certificate-list.js";
import { textField, tickList } from "./form-fields.js";
import { t } from "./language.js";
import { session } from "./session.js";
import { Secret } from "./secret.js";

/** The account that is opened, or a new one, to be filled in. */
export const AccountPanel = {
  setup() {
    const isNew = accounts.opened === "new";
    const form = reactive({ username: "", displayName: "", roles: [], squad: "", areas: [] });
    const state = reactive({ working: false, problem: null, saved: false, secret: null, asksToDisable: false });
    const head = ref(null);

    onMounted(() => head.value.focus());
    watch(() => accounts.detail, fill, { immediate: true });

    function fill(detail) {
      if (!detail) return;
      const { username, displayName, roles, squad, areas } = detail;
      Object.assign(form, { username, displayName, roles: [...roles], squad: squad ?? "", areas: [...areas] });
    }

    async function act(action) {
      Object.assign(state, { working: true, problem: null, saved: false, secret: null, asksToDisable: false });
      try {
        await action();
      } catch (problem) {
        state.problem = problem;
      } finally {
        state.working = false;
      }
    }

    function submit(event) {
      event.preventDefault();
      const { username, displayName, roles, squad, areas } = form;
      const edit = { displayName, roles, areas, ...(squad ? { squad } : {}) };
      act(async () => {
        if (isNew) {
          state.secret = { password: await createAccount({ username, ...edit }), username };
        } else {
          await editAccount(username, edit);
          state.saved = true;
        }
      });
    }

    return () =>
      h("aside", { class: "account-panel", "aria-label": t("accounts.panel"), "data-part": "account-panel" }, [
        h("header", [
          h("h3", { ref: head, tabindex: -1 }, isNew ? t("accounts.new") : (accounts.detail?.displayName ?? accounts.opened)),
          h("button", { class: "button quiet small", type: "button", onClick: () => openAccount(null) }, t("app.close")),
        ]),
        state.problem && h("p", { class: "notice bad", role: "alert" }, state.problem.text()),
        state.saved && h("p", { class: "notice good", role: "status" }, t("accounts.saved")),
        state.secret &&
          h(Secret, { value: state.secret.password, hint: t("accounts.oneTimeHint", { name: state.secret.username }) }),
        isNew && state.secret
          ? h(
              "button",
              { class: "button", type: "button", onClick: () => openAccount(state.secret.username) },
              t("accounts.openCreated"),
            )
          : (isNew || accounts.detail) && fields(form, isNew, state.working, submit),
        !isNew && accounts.detail && [h(CertificateList), access(state, act)],
      ]);
  },
};

function fields(form, isNew, working, submit) {
  const offeredAreas = withUnknown(city.areas, form.areas);
  return h("form", { class: "panel-form", "data-part": "account-form", onSubmit: submit }, [
    isNew &&
      textField(form, "username", t("accounts.username"), {
        pattern: "[a-z0-9._\\-]{2,32}",
        title: t("accounts.usernameHint"),
        placeholder: t("accounts.usernameHint"),
        autocapitalize: "none",
        autocomplete: "off",
        spellcheck: false,
      }),
    textField(form, "displayName", t("accounts.displayName"), { maxlength: 100, autocomplete: "off" }),
    tickList(form, "roles", t("accounts.roles"), ROLES.map((role) => ({ id: role, name: t(`role.${role}`), hint: t(`accounts.may.${role}`) }))),
    squadField(form),
    tickList(form, "areas", t("accounts.areas"), offeredAreas, t(offeredAreas.length ? "accounts.areasHint" : "accounts.noAreas")),
    h("div", { class: "form-actions" }, [
      h(
        "button",
        { class: "button primary", type: "submit", disabled: working || !form.roles.length },
        t(isNew ? "accounts.create" : "accounts.save"),
      ),
    ]),
  ]);
}

function squadField(form) {
  const offered = withUnknown(city.squads, form.squad ? [form.squad] : []);
  return h("label", { class: "field" }, [
    h("span", t("accounts.squad")),
    h(
      "select",
      { name: "squad", value: form.squad, onChange: (event) => (form.squad = event.target.value) },
      [
        h("option", { value: "" }, t("accounts.noSquad")),
        ...offered.map((squad) => h("option", { value: squad.id, selected: squad.id === form.squad }, squad.name)),
      ],
    ),
  ]);
}

/** What may be chosen, and what is chosen though nobody knows it any more. */
function withUnknown(known, chosen) {
  const unknown = chosen.filter((id) => !known.some((item) => item.id === id));
  return [...known, ...unknown.map((id) => ({ id, name: id }))];
}

function access(state, act) {
  const { username, disabledAt } = accounts.detail;
  const own = username === session.user?.username;
  const button = (name, onClick, bad) =>
    h(
      "button",
      { class: ["button", { bad }], type: "button", disabled: state.working || own, "data-part": name, onClick },
      t(`accounts.${name}`),
    );
  const reset = () =>
    act(async () => (state.secret = { password: await resetPassword(username), username }));
  return h("section", { class: "panel-section" }, [
    h("h4", t("accounts.access")),
    own && h("p", { class: "muted small" }, t("accounts.ownHint")),
    h("div", { class: "form-actions" }, [
      button("resetPassword", reset),
      disabledAt
        ? button("enable", () => act(() => enableAccount(username)))
        : state.asksToDisable
          ? [
              // In the place of the button before: a double click disables nobody.
              h("button", { class: "button", type: "button", onClick: () => (state.asksToDisable = false) }, t("app.cancel")),
              button("disableSurely", () => act(() => disableAccount(username)), true),
            ]
          : button("disable", () => (state.asksToDisable = true)),
    ]),
    h("p", { class: "muted small" }, t(state.asksToDisable ? "accounts.disableHint" : "accounts.resetHint")),
  ]);
}
