import { h } from "./vue.js";
import { t, language, languageTag, switchLanguage } from "./language.js";
import { live } from "./live.js";
import { openPages, pageFor } from "./pages.js";
import { PasswordButton } from "./password-dialog.js";
import { page } from "./route.js";
import { session, signOut } from "./session.js";

/** The product's mark. */
export const Mark = () =>
  h("img", { class: "mark", src: "/favicon.svg", alt: "", width: 28, height: 28 });

export const LanguageButton = () =>
  h(
    "button",
    {
      class: "button quiet",
      type: "button",
      lang: language.value === "zh" ? "en" : "zh-CN",
      "aria-label": t("app.languageLabel"),
      "data-part": "language",
      onClick: switchLanguage,
    },
    t("app.language"),
  );

export const TopBar = () =>
  h("header", { class: "top-bar" }, [
    h("div", { class: "brand" }, [h(Mark), h("strong", t("app.name"))]),
    h("nav", { "aria-label": t("app.name") }, openPages().map(tab)),
    h(
      "p",
      { class: ["live", { off: live.tried && !live.connected }], role: "status" },
      live.tried ? t(live.connected ? "live.on" : "live.off") : "",
    ),
    h("div", { class: "who", lang: languageTag() }, [
      h("span", { class: "who-name" }, session.user.displayName),
      h(
        "span",
        { class: "who-roles" },
        session.user.roles.map((role) => t(`role.${role}`)).join(" · "),
      ),
    ]),
    h(PasswordButton),
    h(LanguageButton),
    h(SignOutButton),
  ]);

export const SignOutButton = () =>
  h(
    "button",
    {
      class: "button quiet",
      type: "button",
      disabled: session.leaving,
      "data-part": "sign-out",
      onClick: signOut,
    },
    t(session.leaving ? "app.signingOut" : "app.signOut"),
  );

function tab(name) {
  const here = pageFor(page.value) === name;
  return h(
    "a",
    { href: `#${name}`, class: { here }, "aria-current": here ? "page" : undefined },
    t(`nav.${name}`),
  );
}
