import { h, reactive } from "./vue.js";
import { city, createToken, MACHINE_ROLES, nameOf, revokeToken, tokens } from "./accounts.js";
import { textField, tickList } from "./form-fields.js";
import { dateTime } from "./format.js";
import { t } from "./language.js";
import { Secret } from "./secret.js";

const COLUMNS = ["name", "roles", "areas", "expires", "lastUsed", "createdBy", "state"];
const USUAL_DAYS = 365;
const LONGEST_DAYS = 730;

/** The machine clients' tokens: given, shown once, revoked. */
export const TokensSection = {
  setup() {
    const form = reactive(blank());
    const state = reactive({ problem: null, secret: null, revoking: null });

    async function act(action) {
      state.problem = null;
      try {
        await action();
      } catch (problem) {
        state.problem = problem;
      }
    }

    function submit(event) {
      event.preventDefault();
      act(async () => {
        state.secret = null;
        const { name } = form;
        const value = await createToken({ ...form, validDays: Number(form.validDays) });
        state.secret = { name, value };
        Object.assign(form, blank());
      });
    }

    function revoke(name) {
      act(async () => {
        await revokeToken(name);
        state.revoking = null;
      });
    }

    const revoking = (name) =>
      state.revoking === name
        ? [
            // In the place of the button before: a double click revokes nothing.
            small("app.cancel", "keep", () => (state.revoking = null)),
            small("tokens.revokeSurely", "revoke-surely", () => revoke(name), true),
          ]
        : small("tokens.revoke", "revoke", () => (state.revoking = name));

    return () =>
      h("div", { class: "tokens" }, [
        h("p", { class: "muted" }, t("tokens.hint")),
        (state.problem ?? tokens.problem) &&
          h("p", { class: "notice bad", role: "alert" }, (state.problem ?? tokens.problem).text()),
        state.secret && h(Secret, { value: state.secret.value, hint: t("tokens.secretHint", { name: state.secret.name }) }),
        h("form", { class: "token-form", "data-part": "token-form", onSubmit: submit }, [
          textField(form, "name", t("tokens.name"), {
            pattern: "[a-z0-9._\\-]{2,32}",
            title: t("accounts.usernameHint"),
            placeholder: "case-system",
            autocomplete: "off",
          }),
          textField(form, "validDays", t("tokens.validDays"), { type: "number", min: 1, max: LONGEST_DAYS }),
          tickList(form, "roles", t("accounts.roles"), MACHINE_ROLES.map((role) => ({ id: role, name: t(`role.${role}`) }))),
          city.areas.length > 0 && tickList(form, "areas", t("accounts.areas"), city.areas),
          h("button", { class: "button primary", type: "submit", disabled: !form.roles.length }, t("tokens.create")),
        ]),
        tokens.items.length
          ? h("div", { class: "table-scroll" }, [
              h("table", { class: "plain-table" }, [
                h("thead", h("tr", [...COLUMNS.map((c) => h("th", { scope: "col" }, t(`tokens.${c}`))), h("td")])),
                h("tbody", tokens.items.map((token) => row(token, revoking))),
              ]),
            ])
          : !tokens.loading && h("p", { class: "list-note" }, t("tokens.none")),
      ]);
  },
};

function blank() {
  return { name: "", roles: [], areas: [], validDays: USUAL_DAYS };
}

function row(token, revoking) {
  const state = stateOf(token);
  return h("tr", { key: token.name, "data-token": token.name, class: { faded: state !== "active" } }, [
    h("th", { scope: "row" }, token.name),
    h("td", h("span", { class: "chips" }, token.roles.map((role) => h("span", { class: "chip" }, t(`role.${role}`))))),
    h("td", token.areas.length ? token.areas.map((id) => nameOf(city.areas, id)).join(t("list.and")) : t("accounts.allAreas")),
    h("td", dateTime(token.expiresAt)),
    h("td", token.lastUsedAt ? dateTime(token.lastUsedAt) : h("span", { class: "muted" }, t("tokens.never"))),
    h("td", token.createdBy),
    h("td", h("span", { class: ["state", state === "active" ? "active" : "disabled"] }, t(`tokens.state.${state}`))),
    h("td", { class: "row-actions" }, state === "active" && revoking(token.name)),
  ]);
}

function small(label, part, onClick, bad = false) {
  return h("button", { class: ["button small", { bad }], type: "button", "data-part": part, onClick }, t(label));
}

function stateOf(token) {
  if (token.revokedAt) return "revoked";
  return Date.parse(token.expiresAt) <= Date.now() ? "expired" : "active";
}
