import { h, onMounted, onUnmounted } from "./vue.js";
import { AreaForm } from "./area-form.js";
import { editArea, editSquad, leave, loadPlan, membersOf, plan } from "./city-plan.js";
import { t } from "./language.js";
import { PlanMap } from "./plan-map.js";
import { SquadForm } from "./squad-form.js";

/** How the city is divided: areas, and the squads that answer for them. */
export const CityPage = {
  setup() {
    onMounted(loadPlan);
    onUnmounted(leave);

    return () =>
      h("main", { class: "city-plan", id: "content" }, [
        h("div", { class: "plan-side" }, [plan.draft ? form() : lists()]),
        h("div", { class: "plan-main" }, [h(PlanMap)]),
      ]);
  },
};

function form() {
  const { kind, id } = plan.draft;
  return h(kind === "area" ? AreaForm : SquadForm, { key: `${kind} ${id}` });
}

function lists() {
  const isAreas = plan.section === "areas";
  return [
    h("header", { class: "plan-head" }, [h("h1", t("city.title"))]),
    h("div", { class: "plan-tools" }, [
      h("div", { class: "switch", role: "group", "aria-label": t("city.title") }, ["areas", "squads"].map(choice)),
      h(
        "button",
        { class: "button primary", type: "button", "data-part": "new", disabled: plan.loading, onClick: () => (isAreas ? editArea(null) : editSquad(null)) },
        t(isAreas ? "city.newArea" : "city.newSquad"),
      ),
    ]),
    plan.problem &&
      h("div", { class: "notice bad", role: "alert" }, [
        h("p", plan.problem.text()),
        h("button", { class: "button", type: "button", onClick: loadPlan }, t("app.retry")),
      ]),
    plan.saved && h("p", { class: "notice good", role: "status" }, t("city.saved", { name: plan.saved })),
    plan.loading
      ? h("p", { class: "list-note", role: "status" }, t("city.loading"))
      : !plan.problem && (isAreas ? areas() : squads()),
  ];
}

function choice(section) {
  const on = plan.section === section;
  return h(
    "button",
    { class: ["button", { on }], type: "button", "aria-pressed": String(on), "data-part": `show-${section}`, onClick: () => (plan.section = section) },
    t(`city.${section}`),
  );
}

function areas() {
  if (!plan.areas.length) return note("city.emptyAreas", "city.emptyAreasHint");
  return h("ul", { class: "plan-list" }, plan.areas.map((area) => {
    const cameras = plan.places.filter((camera) => camera.areas.includes(area.id)).length;
    const squads = plan.squads.filter((squad) => squad.areas.includes(area.id)).map((squad) => squad.name);
    return row(area, () => editArea(area), [
      t("city.cameras", { n: cameras }),
      squads.length ? squads.join(t("list.and")) : t("city.noSquad"),
    ]);
  }));
}

function squads() {
  if (!plan.squads.length) return note("city.emptySquads", "city.emptySquadsHint");
  return h("ul", { class: "plan-list" }, plan.squads.map((squad) => {
    const names = plan.areas.filter((area) => squad.areas.includes(area.id)).map((area) => area.name);
    return row(squad, () => editSquad(squad), [
      t("city.people", { n: membersOf(squad.id).length }),
      names.length ? names.join(t("list.and")) : t("city.noArea"),
      squad.duties.length ? t("city.rosterKept", { n: squad.duties.length }) : t("city.always"),
    ]);
  }));
}

function row(item, onClick, facts) {
  return h("li", { key: item.id, "data-item": item.id }, [
    h("button", { class: "plan-row", type: "button", onClick }, [
      h("strong", item.name),
      h("span", { class: "muted small" }, facts.join(" · ")),
    ]),
  ]);
}

function note(title, hint) {
  return h("div", { class: "list-note" }, [h("strong", t(title)), h("p", t(hint))]);
}
