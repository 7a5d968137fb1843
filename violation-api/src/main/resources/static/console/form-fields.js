import { h } from "./vue.js";

/** A labelled input for one property of the form. */
export function textField(form, name, label, attributes = {}) {
  return h("label", { class: "field" }, [
    h("span", label),
    h("input", {
      name,
      required: true,
      value: form[name],
      onInput: (event) => (form[name] = event.target.value),
      ...attributes,
    }),
  ]);
}

/** Boxes to tick for a property that is a list of ids; the choices have id, name and maybe a hint. */
export function tickList(form, name, label, choices, note = "") {
  const toggle = (id, ticked) => {
    form[name] = ticked ? [...form[name], id] : form[name].filter((chosen) => chosen !== id);
  };
  return h("fieldset", { class: "ticks" }, [
    h("legend", label),
    note && h("p", { class: "muted small" }, note),
    choices.map((choice) =>
      h("label", { key: choice.id }, [
        h("input", {
          type: "checkbox",
          name,
          value: choice.id,
          checked: form[name].includes(choice.id),
          onChange: (event) => toggle(choice.id, event.target.checked),
        }),
        h("span", [choice.name, choice.hint && h("span", { class: "muted small" }, choice.hint)]),
      ]),
    ),
  ]);
}
