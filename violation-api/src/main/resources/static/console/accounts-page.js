import { h, onMounted, ref } from "./vue.js";
import { AccountPanel } from "./account-panel.js";
import { accounts, city, loadAccounts, loadCity, loadMore, loadTokens, nameOf, openAccount } from "./accounts.js";
import { t } from "./language.js";
import { TokensSection } from "./tokens-section.js";
import { WebhooksSection } from "./webhooks-section.js";

const COLUMNS = ["name", "roles", "squad", "areas", "certificate", "state"];

/** Who may sign in and what they may do; the machine clients; and the systems that are told. */
export const AccountsPage = {
  setup() {
    const section = ref("people");

    onMounted(() => {
      loadCity();
      loadAccounts();
      loadTokens();
    });

    return () =>
      h("main", { class: ["accounts", { split: section.value === "people" && accounts.opened }], id: "content" }, [
        h("div", { class: "accounts-main" }, [
          h("header", { class: "accounts-head" }, [
            h("h2", t("accounts.title")),
            h("div", { class: "switch", role: "group", "aria-label": t("accounts.title") }, [
              choice(section, "people"),
              choice(section, "machines"),
              choice(section, "webhooks"),
            ]),
            section.value === "people" && search(),
            section.value === "people" &&
              h(
                "button",
                { class: "button primary", type: "button", "data-part": "new-account", onClick: () => openAccount("new") },
                t("accounts.new"),
              ),
          ]),
          section.value === "people" ? people() : h(section.value === "machines" ? TokensSection : WebhooksSection),
        ]),
        section.value === "people" && accounts.opened && h(AccountPanel, { key: accounts.opened }),
      ]);
  },
};

function choice(section, name) {
  return h(
    "button",
    {
      class: ["button", { on: section.value === name }],
      type: "button",
      "aria-pressed": String(section.value === name),
      "data-part": `show-${name}`,
      onClick: () => (section.value = name),
    },
    t(`accounts.${name}`),
  );
}

function search() {
  return h("input", {
    class: "search",
    type: "search",
    value: accounts.search,
    placeholder: t("accounts.search"),
    "aria-label": t("accounts.search"),
    maxlength: 100,
    onInput: (event) => {
      accounts.search = event.target.value;
      loadAccounts();
    },
  });
}

function people() {
  return [
    accounts.problem && h("p", { class: "notice bad", role: "alert" }, accounts.problem.text()),
    accounts.loading
      ? h("p", { class: "list-note", role: "status" }, t("accounts.loading"))
      : accounts.items.length
        ? h("div", { class: "table-scroll" }, [
            h("table", { class: "plain-table" }, [
              h("thead", h("tr", COLUMNS.map((c) => h("th", { scope: "col" }, t(`accounts.${c}`))))),
              h("tbody", accounts.items.map(row)),
            ]),
          ])
        : h("p", { class: "list-note" }, t("accounts.none")),
    accounts.next && h("button", { class: "button", type: "button", onClick: loadMore }, t("queue.more")),
  ];
}

function row(account) {
  const { username } = account;
  return h(
    "tr",
    {
      key: username,
      class: { chosen: accounts.opened === username, faded: account.disabledAt },
      "data-account": username,
      onClick: () => openAccount(username),
    },
    [
      h("th", { scope: "row" }, [
        h(
          "button",
          { class: "row-link", type: "button", "aria-expanded": String(accounts.opened === username) },
          account.displayName,
        ),
        h("span", { class: "muted" }, username),
      ]),
      h("td", h("span", { class: "chips" }, account.roles.map((role) => h("span", { class: "chip" }, t(`role.${role}`))))),
      h("td", account.squad ? nameOf(city.squads, account.squad) : h("span", { class: "muted" }, t("accounts.noSquad"))),
      h("td", account.areas.length ? account.areas.map((id) => nameOf(city.areas, id)).join(t("list.and")) : t("accounts.allAreas")),
      h("td", account.certificateNumber ?? h("span", { class: "muted" }, t("accounts.noCertificate"))),
      h("td", h("span", { class: ["state", stateOf(account)] }, t(`accounts.state.${stateOf(account)}`))),
    ],
  );
}

/** As a word and as a class of the style sheet. */
export function stateOf(account) {
  if (account.disabledAt) return "disabled";
  return account.mustChangePassword ? "newcomer" : "active";
}
