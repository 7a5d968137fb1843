import { h } from "./vue.js";
import { t } from "./language.js";
import { PasswordForm } from "./password-form.js";
import { recognise, session, signOut } from "./session.js";
import { LanguageButton, Mark } from "./top-bar.js";

/** What somebody who signed in with a one-time password sees until they have one of their own. */
export const FirstPasswordPage = () =>
  h("main", { class: "sign-in", id: "content" }, [
    h("section", { class: "sign-in-card", "data-part": "first-password" }, [
      h("div", { class: "sign-in-brand" }, [
        h(Mark),
        h("div", [h("h1", t("password.firstTitle")), h("p", session.user.displayName)]),
      ]),
      h("p", { class: "notice" }, t("password.firstHint")),
      h(PasswordForm, { onDone: recognise }),
      h("button", { class: "button quiet", type: "button", "data-part": "sign-out", onClick: signOut }, t("app.signOut")),
    ]),
    h(LanguageButton),
  ]);
