import { h } from "./vue.js";
import { plan } from "./city-plan.js";
import { CornerList } from "./corner-list.js";
import { DraftForm } from "./draft-form.js";
import { t } from "./language.js";
import { undo } from "./outline-edit.js";
import { contains, flawOf } from "./outline.js";

/** An area's name and border. */
export const AreaForm = () => {
  const { draft } = plan;
  const flaw = flawOf(draft.corners);
  return h(
    DraftForm,
    { title: t(draft.isNew ? "city.newArea" : "city.area"), flaw: flaw ? t(flaw.key, flaw.parameters) : "" },
    () => [
      h("div", { class: "form-actions" }, [
        draft.drawing
          ? h(
              "button",
              { class: "button small", type: "button", disabled: draft.corners.length < 3, "data-part": "finish", onClick: () => (draft.drawing = false) },
              t("city.finish"),
            )
          : h("button", { class: "button small", type: "button", "data-part": "draw-on", onClick: () => (draft.drawing = true) }, t("city.drawOn")),
        h("button", { class: "button small", type: "button", disabled: !draft.past.length, "data-part": "undo", onClick: undo }, t("city.undo")),
      ]),
      draft.corners.length > 0 &&
        h(
          "p",
          { class: ["notice", flaw?.sides.length ? "bad" : flaw ? "" : "good"], role: "status", "data-part": "outline-state" },
          flaw ? t(flaw.key, flaw.parameters) : t("city.holds", { n: held(draft.corners) }),
        ),
      h(CornerList),
    ],
  );
};

const held = (corners) => plan.places.filter(({ place }) => contains(corners, place)).length;
