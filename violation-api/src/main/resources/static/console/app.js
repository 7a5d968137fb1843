import { createApp, h, watch } from "./vue.js";
import { CamerasPage } from "./cameras-page.js";
import { t, language } from "./language.js";
import { page, startRouting } from "./route.js";
import { ReviewPage } from "./review-page.js";
import { mayRead, recognise, session } from "./session.js";
import { SignInPage } from "./sign-in-page.js";
import { TopBar } from "./top-bar.js";

const App = {
  setup() {
    startRouting();
    recognise();
    watch([language, page, () => session.user], titled, { immediate: true });
    return () => {
      if (session.problem) return retry();
      if (!session.known) return h("p", { class: "screen-note", role: "status" }, t("app.loading"));
      if (!session.user) return h(SignInPage);
      const showsReview = page.value === "review" && mayRead();
      return h("div", { class: "frame" }, [
        h("a", { class: "skip", href: "#content" }, t("app.skip")),
        h(TopBar),
        h(showsReview ? ReviewPage : CamerasPage),
      ]);
    };
  },
};

function retry() {
  return h("div", { class: "screen-note", role: "alert" }, [
    h("p", session.problem.text()),
    h("button", { class: "button", onClick: recognise }, t("app.retry")),
  ]);
}

function titled() {
  const name = !session.user ? t("signIn.title") : t(`nav.${mayRead() ? page.value : "cameras"}`);
  document.title = `${name} · ${t("app.name")}`;
}

createApp(App).mount("#app");
