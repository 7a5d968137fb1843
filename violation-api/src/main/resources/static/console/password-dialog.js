import { h, nextTick, ref } from "./vue.js";
import { t } from "./language.js";
import { PasswordForm } from "./password-form.js";

/** The button in the top bar with which everyone changes their own password. */
export const PasswordButton = {
  setup() {
    const open = ref(false);
    const done = ref(false);
    const dialog = ref(null);

    async function show() {
      open.value = true;
      done.value = false;
      await nextTick();
      dialog.value.showModal();
    }

    const body = () =>
      done.value
        ? [
            h("p", { class: "notice good", role: "status" }, t("password.done")),
            h("button", { class: "button", type: "button", autofocus: true, onClick: () => dialog.value.close() }, t("app.close")),
          ]
        : h(PasswordForm, {
            cancellable: true,
            onDone: () => (done.value = true),
            onCancel: () => dialog.value.close(),
          });

    return () => [
      h(
        "button",
        { class: "button quiet", type: "button", "data-part": "change-password", onClick: show },
        t("password.open"),
      ),
      open.value &&
        h(
          "dialog",
          {
            ref: dialog,
            class: "dialog",
            "aria-labelledby": "password-title",
            onClose: () => (open.value = false),
            // The keys of the page behind it are not meant.
            onKeydown: (event) => event.stopPropagation(),
          },
          [h("h2", { id: "password-title" }, t("password.title")), body()],
        ),
    ];
  },
};
