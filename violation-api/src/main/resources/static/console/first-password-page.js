import { h } from "./vue.js";
import { t } from "./language.js";
import { PasswordForm } from "./password-form.js";
import { recognise, session } from "./session.js";
import { LanguageButton, Mark, SignOutButton } from "./top-bar.js";

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
      h(SignOutButton),
    ]),
    h(LanguageButton),
  ]);
