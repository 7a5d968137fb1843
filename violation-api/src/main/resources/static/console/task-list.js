import { h } from "./vue.js";
import { now } from "./clock.js";
import { deadline } from "./task-deadline.js";
import { t, tOr } from "./language.js";
import { shortTime } from "./format.js";
import { waitingOf } from "./outbox.js";
import { countOf, LISTS, loadList, loadMore, tasks } from "./tasks.js";
import { addressOfTask } from "./route.js";

/** The three lists of the squad. */
export const TaskList = () => {
  const page = tasks.pages[tasks.list];
  return h("div", { class: "task-lists" }, [
    h("div", { class: "task-tabs", role: "group", "aria-label": t("nav.tasks") }, LISTS.map(tab)),
    tasks.problem && readBefore(),
    page
      ? page.items.length
        ? h("ol", { class: "task-list", "data-part": "task-list" }, page.items.map(row))
        : h("p", { class: "list-note", role: "status" }, t(`tasks.empty.${tasks.list}`))
      : !tasks.problem && h("p", { class: "list-note", role: "status" }, t("tasks.loading")),
    page?.next && h("button", { class: "button wide", type: "button", onClick: loadMore }, t("queue.more")),
  ]);
};

function tab(name) {
  const count = countOf(name);
  return h(
    "button",
    {
      type: "button",
      class: { here: tasks.list === name },
      "aria-pressed": tasks.list === name,
      "data-list": name,
      onClick: () => {
        tasks.list = name;
        loadList(name);
      },
    },
    [t(`tasks.list.${name}`), count ? h("span", { class: "count" }, count) : null],
  );
}

/** What is shown is of before; the problem says why. */
function readBefore() {
  return h("div", { class: "notice", role: "status", "data-part": "stale" }, [
    h("p", tasks.problem.text()),
    tasks.readAt && h("p", { class: "small" }, t("tasks.readAt", { time: shortTime(tasks.readAt) })),
    h("button", { class: "button small", type: "button", onClick: () => loadList() }, t("app.retry")),
  ]);
}

function row(task) {
  const waiting = waitingOf(task.id);
  return h("li", { key: task.id }, [
    h("a", { class: "task-row", href: addressOfTask(task.id), "data-task": task.id }, [
      h("span", { class: "task-row-head" }, [
        h("strong", t(`offence.${task.offence}`)),
        h("span", { class: "task-state" }, t(`case.${task.state}`)),
      ]),
      h("span", { class: "task-row-place" }, task.place ?? task.camera.name),
      h("span", { class: "task-row-facts" }, [
        h("span", { class: "plate-text" }, task.plate ?? tOr(`label.${task.label}`, task.label)),
        h("span", { class: "muted" }, task.zone.name),
      ]),
      h("span", { class: "task-row-foot" }, [
        task.dueAt
          ? deadline(task.dueAt, now.value)
          : h("span", { class: "muted" }, shortTime(task.violationAt)),
        waiting.length > 0 &&
          h(
            "span",
            { class: ["waiting-mark", { bad: waiting.some((entry) => entry.refusal) }] },
            t(waiting.some((entry) => entry.refusal) ? "outbox.refused" : "outbox.waiting"),
          ),
      ]),
    ]),
  ]);
}
