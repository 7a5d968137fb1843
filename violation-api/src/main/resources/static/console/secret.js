import { h, ref } from "./vue.js";
import { t } from "./language.js";

/** A secret that is told only now, to be copied. */
export const Secret = {
  props: { value: String, hint: String },
  setup(props) {
    const copied = ref(false);

    async function copy() {
      try {
        await navigator.clipboard.writeText(props.value);
        copied.value = true;
      } catch {
        // Without a clipboard (plain HTTP) the text can still be selected by hand.
      }
    }

    return () =>
      h("div", { class: "secret", role: "status" }, [
        h("p", props.hint),
        h("div", { class: "secret-line" }, [
          h("code", { "data-part": "secret" }, props.value),
          navigator.clipboard &&
            h("button", { class: "button small", type: "button", onClick: copy }, t(copied.value ? "secret.copied" : "secret.copy")),
        ]),
      ]);
  },
};
