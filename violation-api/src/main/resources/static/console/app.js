import { createApp, h, watch } from "./vue.js";
import { AccountsPage } from "./accounts-page.js";
import { CasesPage } from "./cases-page.js";
import { CamerasPage } from "./cameras-page.js";
import { CityPage } from "./city-page.js";
import { FirstPasswordPage } from "./first-password-page.js";
import { t, language } from "./language.js";
import { page, startRouting } from "./route.js";
import { ReviewPage } from "./review-page.js";
import { RecordPage } from "./record-page.js";
import { OverviewPage } from "./overview-page.js";
import { pageFor } from "./pages.js";
import { recognise, session } from "./session.js";
import { SignInPage } from "./sign-in-page.js";
import { TasksPage } from "./tasks-page.js";
import { TopBar } from "./top-bar.js";

const COMPONENTS = {
  review: ReviewPage,
  tasks: TasksPage,
  overview: OverviewPage,
  cases: CasesPage,
  cameras: CamerasPage,
  city: CityPage,
  accounts: AccountsPage,
  record: RecordPage,
};

const App = {
  setup() {
    startRouting();
    recognise();
    watch([language, page, () => session.user], titled, { immediate: true });
    return () => {
      if (session.problem) return retry();
      if (!session.known) return h("p", { class: "screen-note", role: "status" }, t("app.loading"));
      if (!session.user) return h(SignInPage);
      if (session.user.mustChangePassword) return h(FirstPasswordPage);
      return h("div", { class: "frame" }, [
        h("a", { class: "skip", href: "#content" }, t("app.skip")),
        h(TopBar),
        h(COMPONENTS[pageFor(page.value)]),
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
  const name = !session.user ? t("signIn.title") : t(`nav.${pageFor(page.value)}`);
  document.title = `${name} · ${t("app.name")}`;
}

createApp(App).mount("#app");
