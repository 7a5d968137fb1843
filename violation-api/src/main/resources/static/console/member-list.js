import { h, reactive } from "./vue.js";
import { membersOf, moveMember, plan } from "./city-plan.js";
import { t } from "./language.js";

/** Who is in the squad: changed at once, for it is the people's accounts that say so. */
export const MemberList = {
  setup() {
    const state = reactive({ chosen: "", problem: null, working: false });

    async function move(username, squadId) {
      Object.assign(state, { working: true, problem: null });
      try {
        await moveMember(username, squadId);
        state.chosen = "";
      } catch (problem) {
        state.problem = problem;
      } finally {
        state.working = false;
      }
    }

    return () => {
      const { id, isNew } = plan.draft;
      const members = isNew ? [] : membersOf(id);
      return h("fieldset", { class: "plan-part", "data-part": "members" }, [
        h("legend", t("city.members", { n: members.length })),
        isNew
          ? h("p", { class: "muted small" }, t("city.membersLater"))
          : [
              h("p", { class: "muted small" }, t(members.length ? "city.membersHint" : "city.noMembers")),
              members.length > 0 && h("ul", { class: "member-rows" }, members.map((person) => member(person, state, move))),
              state.problem && h("p", { class: "notice bad", role: "alert" }, state.problem.text()),
              adding(state, () => move(state.chosen, id)),
            ],
      ]);
    };
  },
};

function member(person, state, move) {
  return h("li", { key: person.username, class: { faded: person.disabledAt }, "data-member": person.username }, [
    h("span", [person.displayName, h("span", { class: "muted small" }, person.username)]),
    person.disabledAt && h("span", { class: "state disabled" }, t("accounts.state.disabled")),
    !person.roles.includes("SQUAD") && h("span", { class: "chip" }, t("city.withoutRole")),
    h(
      "button",
      { class: "button small quiet", type: "button", disabled: state.working, "data-part": "remove-member", onClick: () => move(person.username, null) },
      t("city.removeMember"),
    ),
  ]);
}

function adding(state, onAdd) {
  const offered = plan.people.filter(
    (person) => person.roles.includes("SQUAD") && !person.disabledAt && person.squad !== plan.draft.id,
  );
  if (!offered.length) return h("p", { class: "muted small" }, t("city.nobodyToAdd"));
  return h("div", { class: "member-add" }, [
    h(
      "select",
      { value: state.chosen, "aria-label": t("city.addMember"), "data-part": "candidate", onChange: (event) => (state.chosen = event.target.value) },
      [h("option", { value: "" }, t("cases.choose")), ...offered.map((person) => h("option", { value: person.username }, labelOf(person)))],
    ),
    h("button", { class: "button small", type: "button", disabled: !state.chosen || state.working, "data-part": "add-member", onClick: onAdd }, t("city.addMember")),
  ]);
}

function labelOf({ displayName, username, squad }) {
  const now = squad && (plan.squads.find((one) => one.id === squad)?.name ?? squad);
  return `${displayName} (${username})${now ? ` · ${now}` : ""}`;
}
