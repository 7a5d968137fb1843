import { h } from "./vue.js";
import { t } from "./language.js";

const GROUPS = {
  list: [
    ["J", "K", "move"],
    ["⏎", "open"],
    ["N", "next"],
    ["F", "camera"],
    ["Space", "choose"],
    ["⇧A", "chooseAll"],
    ["⇧R", "bulk"],
    ["U", "undo"],
  ],
  look: [
    ["←", "→", "stills"],
    ["O", "overlay"],
    ["Z", "zoom"],
    ["A", "play"],
    [",", ".", "frame"],
  ],
  decide: [
    ["C", "confirm"],
    ["R", "reject"],
    ["X", "cancel"],
    ["V", "squad"],
    ["B", "return"],
    ["P", "plate"],
    ["1–9", "answer"],
    ["Esc", "close"],
    ["?", "help"],
  ],
};

/** All keys of the review page, over it. */
export const Help = () =>
  h("dialog", { class: "help", id: "help", "aria-labelledby": "help-title", "data-part": "help" }, [
    h("header", [
      h("h2", { id: "help-title" }, t("keys.title")),
      h("form", { method: "dialog" }, h("button", { class: "button quiet" }, [t("app.close"), h("kbd", "Esc")])),
    ]),
    h(
      "div",
      { class: "help-groups" },
      Object.entries(GROUPS).map(([name, keys]) =>
        h("section", { key: name }, [h("h3", t(`keys.group.${name}`)), h("ul", keys.map(line))]),
      ),
    ),
  ]);

export function showHelp() {
  document.getElementById("help")?.showModal();
}

/** A few keys in one line, for the foot of the page. */
export function key(...parts) {
  const caps = parts.slice(0, -1);
  return h("span", [caps.map((cap) => h("kbd", cap)), t(`keys.${parts.at(-1)}`)]);
}

function line(parts) {
  return h("li", { key: parts.at(-1) }, [
    h("span", parts.slice(0, -1).map((cap) => h("kbd", cap))),
    t(`keys.${parts.at(-1)}`),
  ]);
}
