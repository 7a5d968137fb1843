import { h } from "./vue.js";
import { plan } from "./city-plan.js";
import { DraftForm } from "./draft-form.js";
import { DutyRows } from "./duty-rows.js";
import { textField, tickList } from "./form-fields.js";
import { t } from "./language.js";
import { MemberList } from "./member-list.js";
import { placeOf } from "./outline.js";

/** A squad: how it is reached, where it sets out, what it answers for, when, and who is in it. */
export const SquadForm = () => {
  const { draft } = plan;
  return h(
    DraftForm,
    { title: t(draft.isNew ? "city.newSquad" : "city.squad"), flaw: draft.base ? "" : t("city.noBase") },
    () => [
      textField(draft, "phone", t("city.phone"), { required: false, type: "tel", maxlength: 100, autocomplete: "off" }),
      h("fieldset", { class: "plan-part" }, [
        h("legend", t("map.base")),
        h("p", { class: "muted small" }, t("cameras.placeHint")),
        h("div", { class: "pair" }, [degrees(draft, 0, "longitude"), degrees(draft, 1, "latitude")]),
      ]),
      tickList(draft, "areas", t("city.answersFor"), withLost(draft.areas), plan.areas.length ? "" : t("city.noAreas")),
      h(DutyRows),
      h(MemberList),
    ],
  );
};

/** One half of the base; while the other isn't given either, there is none. */
function degrees(draft, index, name) {
  const typed = draft.base ?? draft.typed ?? ["", ""];
  return h("label", { class: "field" }, [
    h("span", t(`cameras.${name}`)),
    h("input", {
      name,
      type: "text",
      inputmode: "decimal",
      value: typed[index],
      onChange: (event) => {
        const changed = typed.with(index, event.target.value);
        const place = placeOf(...changed);
        draft.typed = changed;
        if (place) draft.base = place;
        else if (draft.base) event.target.value = draft.base[index];
      },
    }),
  ]);
}

/** The areas to choose from, and those chosen that somebody removed meanwhile. */
function withLost(chosen) {
  const lost = chosen.filter((id) => !plan.areas.some((area) => area.id === id));
  return [...plan.areas, ...lost.map((id) => ({ id, name: id }))];
}
