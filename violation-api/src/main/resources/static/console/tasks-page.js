import { h, nextTick, onMounted, onUnmounted, watch } from "./vue.js";
import { startKeeping } from "./kept.js";
import { t } from "./language.js";
import { drain, readOutbox, stopSending, whenSent } from "./outbox.js";
import { OutboxBanner } from "./outbox-panel.js";
import { shownTask } from "./route.js";
import { recognise, session } from "./session.js";
import { TaskDetail } from "./task-detail.js";
import { TaskList } from "./task-list.js";
import { belongTo, loadList, loadTask, tasks } from "./tasks.js";

/** New tasks are seen after this long at most. */
const REREAD_EVERY_MILLIS = 30_000;

/** The squad's tasks, made for a phone. */
export const TasksPage = {
  setup() {
    let rereading;
    belongTo(session.user.username);

    async function sent(taskId) {
      await loadList();
      if (shownTask.value === taskId) await loadTask(taskId);
    }

    function look() {
      if (document.visibilityState !== "visible") return;
      if (session.kept) recognise();
      loadList();
      if (shownTask.value && tasks.detailProblem) loadTask(shownTask.value);
      drain();
    }

    watch(shownTask, (id) => nextTick(() => id && document.getElementById("task-title")?.focus({ preventScroll: true })));
    onMounted(async () => {
      whenSent(sent);
      addEventListener("online", look);
      document.addEventListener("visibilitychange", look);
      rereading = setInterval(look, REREAD_EVERY_MILLIS);
      if (!session.kept) await startKeeping(session.user);
      await readOutbox();
      look();
    });
    onUnmounted(() => {
      removeEventListener("online", look);
      document.removeEventListener("visibilitychange", look);
      clearInterval(rereading);
      stopSending();
    });

    return () =>
      h("main", { class: ["tasks", { "with-task": shownTask.value }], id: "content" }, [
        h("div", { class: "tasks-side" }, [
          h("h1", { class: "tasks-title" }, t("nav.tasks")),
          h(OutboxBanner),
          h(TaskList),
        ]),
        h("div", { class: "tasks-main" }, [
          shownTask.value
            ? h(TaskDetail, { id: shownTask.value })
            : h("p", { class: "list-note tasks-choose" }, t("tasks.choose")),
        ]),
      ]);
  },
};
