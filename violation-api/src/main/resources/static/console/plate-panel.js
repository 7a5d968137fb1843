import { h } from "./vue.js";
import { ask, dismiss, mayAsk, plate, savePlate } from "./asking.js";
import { PlateMark } from "./case-marks.js";
import { fileUrl } from "./evidence.js";
import { opened } from "./incident.js";
import { t } from "./language.js";

/** The plate as it was read, with the picture in which everyone can read it, and its correction. */
export const PlatePanel = ({ incident }) => {
  const correctable = mayAsk("plate");
  const isAsked = opened.asking === "plate";
  if (!incident.plates.length && !incident.plate && !correctable && !isAsked) return null;
  return h("section", { class: "plate", "data-part": "plate" }, [
    h("h3", [
      t("plate.title"),
      correctable &&
        !isAsked &&
        h(
          "button",
          {
            class: "button small",
            type: "button",
            "data-part": "correct-plate",
            onClick: () => ask("plate"),
          },
          [t("ask.plate"), h("kbd", "P")],
        ),
    ]),
    closeUp(incident),
    standing(incident),
    isAsked && correction(),
    incident.plates.length > 0 && readings(incident),
  ]);
};
PlatePanel.props = ["incident"];

function closeUp(incident) {
  const file = opened.manifest?.files.find((each) => each.role === "PLATE_CLOSE_UP");
  return (
    file &&
    h("img", {
      src: fileUrl(incident.id, opened.manifest.revision, file.name),
      alt: t("plate.alt", { number: incident.plates[0]?.best.number ?? incident.plate ?? "" }),
      "data-part": "plate-close-up",
    })
  );
}

/** What counts as the plate, who says so, and what stood there before. */
function standing(incident) {
  const before = incident.steps
    .filter((step) => step.action === "CORRECT_PLATE")
    .map((step) => step.detail.plateBefore)
    .filter((text) => text && text !== incident.plate);
  return h("p", { class: "plate-standing" }, [
    incident.plate
      ? h(PlateMark, { plate: incident.plate })
      : h("span", { class: "muted" }, t("plate.unsettled")),
    incident.plate &&
      h("span", { class: "muted small" }, t(incident.plateBy ? "plate.byOfficer" : "plate.byPictures")),
    before.length > 0 &&
      h("span", { class: "plate-before", "data-part": "plate-before" }, [
        t("plate.before"),
        [...new Set(before)].map((text) => h("s", { key: text }, text)),
      ]),
  ]);
}

function correction() {
  return h("div", { class: "plate-correction", "data-part": "answer" }, [
    h("label", [
      h("span", t("plate.asRead")),
      h("input", {
        "data-part": "plate-input",
        lang: "zh-CN",
        maxlength: 10,
        autocomplete: "off",
        spellcheck: false,
        value: plate.value,
        readonly: opened.saving !== null,
        onInput: (event) => (plate.value = event.target.value),
        onKeydown: (event) => event.key === "Enter" && !event.isComposing && savePlate(),
      }),
    ]),
    h("button", { class: "button small primary", type: "button", disabled: opened.saving, onClick: savePlate }, [
      t("plate.save"),
      h("kbd", "⏎"),
    ]),
    h("button", { class: "button small quiet", type: "button", onClick: dismiss }, t("decision.cancel")),
  ]);
}

function readings(incident) {
  return h("table", [
    h(
      "thead",
      h("tr", ["number", "votes", "confidence"].map((c) => h("th", { scope: "col" }, t(`plate.${c}`)))),
    ),
    h(
      "tbody",
      incident.plates.map((candidate) =>
        h("tr", { key: candidate.best.number }, [
          h("th", { scope: "row", lang: "zh-CN" }, candidate.best.number),
          h("td", String(candidate.votes)),
          h("td", candidate.best.confidence.toFixed(2)),
        ]),
      ),
    ),
  ]);
}
