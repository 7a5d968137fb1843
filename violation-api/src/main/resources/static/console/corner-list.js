import { h, nextTick, reactive, ref } from "./vue.js";
import { plan } from "./city-plan.js";
import { t } from "./language.js";
import { append, insertAfter, moveTo, removeAt, replaceAll } from "./outline-edit.js";
import { parseCorners, placeOf } from "./outline.js";

/** The corners of the area that is being edited, as numbers: all of it can be done without a mouse. */
export const CornerList = {
  setup() {
    const added = reactive({ longitude: "", latitude: "", unfit: false });
    const pasted = reactive({ text: "", unfit: false });
    const first = ref(null);

    function add() {
      const corner = placeOf(added.longitude, added.latitude);
      added.unfit = !corner;
      if (!corner) return;
      append(corner);
      Object.assign(added, { longitude: "", latitude: "" });
      nextTick(() => first.value.focus());
    }

    function paste() {
      const corners = parseCorners(pasted.text);
      pasted.unfit = !corners;
      if (!corners) return;
      replaceAll(corners);
      pasted.text = "";
    }

    const toAdd = (name, attributes = {}) =>
      h("input", {
        type: "text",
        inputmode: "decimal",
        value: added[name],
        placeholder: t(`cameras.${name}`),
        "aria-label": t("city.newCorner", { what: t(`cameras.${name}`) }),
        "data-part": `add-${name}`,
        onInput: (event) => (added[name] = event.target.value),
        onKeydown: (event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          add();
        },
        ...attributes,
      });

    return () =>
      h("fieldset", { class: "plan-part", "data-part": "corners" }, [
        h("legend", t("city.corners", { n: plan.draft.corners.length })),
        h("p", { class: "muted small" }, t("cameras.placeHint")),
        plan.draft.corners.length > 0 && h("ol", { class: "corner-rows" }, plan.draft.corners.map(row)),
        h("div", { class: "corner-row" }, [
          h("span", { class: "corner-number muted" }, "+"),
          toAdd("longitude", { ref: first }),
          toAdd("latitude"),
          h("button", { class: "button small", type: "button", "data-part": "add-corner", onClick: add }, t("city.add")),
        ]),
        added.unfit && h("p", { class: "notice bad", role: "alert" }, t("city.noPlace")),
        h("details", { class: "paste" }, [
          h("summary", t("city.paste")),
          h("textarea", {
            rows: 4,
            value: pasted.text,
            placeholder: "120.152, 30.244\n120.166, 30.243\n120.169, 30.257",
            "aria-label": t("city.paste"),
            "data-part": "paste",
            onInput: (event) => (pasted.text = event.target.value),
          }),
          h("p", { class: "muted small" }, t("city.pasteHint")),
          pasted.unfit && h("p", { class: "notice bad", role: "alert" }, t("city.unfitPaste")),
          h("button", { class: "button small", type: "button", "data-part": "take-paste", onClick: paste }, t("city.takePaste")),
        ]),
      ]);
  },
};

function row(corner, at) {
  const { draft } = plan;
  const degrees = (index, name) =>
    h("input", {
      type: "text",
      inputmode: "decimal",
      value: corner[index],
      "aria-label": t("city.cornerField", { n: at + 1, what: t(`cameras.${name}`) }),
      onFocus: () => (draft.chosen = at),
      onChange: (event) => {
        const changed = placeOf(...corner.with(index, event.target.value));
        if (changed) moveTo(at, changed);
        else event.target.value = corner[index];
      },
    });
  return h("li", { key: at, class: ["corner-row", { chosen: draft.chosen === at }] }, [
    h("span", { class: "corner-number" }, String(at + 1)),
    degrees(0, "longitude"),
    degrees(1, "latitude"),
    draft.corners.length > 1 && small("+", "city.insertAfter", at, () => insertAfter(at)),
    small("×", "city.removeCorner", at, () => removeAt(at)),
  ]);
}

function small(sign, label, at, onClick) {
  const spoken = t(label, { n: at + 1 });
  return h("button", { class: "button small quiet", type: "button", title: spoken, "aria-label": spoken, onClick }, sign);
}
