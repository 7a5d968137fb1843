import { h, onMounted, onUnmounted, reactive, ref, watch } from "./vue.js";
import * as api from "./api.js";
import { now } from "./clock.js";
import { dateTime, duration, shortTime, time } from "./format.js";
import { t, tOr } from "./language.js";
import { OutboxPanel } from "./outbox-panel.js";
import { TaskActions } from "./task-actions.js";
import { deadline } from "./task-deadline.js";
import { TaskMap } from "./task-map.js";
import { TaskPhotos } from "./task-photos.js";
import { expectedState, loadTask, tasks } from "./tasks.js";
import { followPhone, leavePhoneAlone, whereabouts } from "./whereabouts.js";

/** The clock that runs for the squad. */
const CLOCKS = { DISPATCHED: "TASK", ACCEPTED: "TASK", ORDERED: "CORRECTION", DECIDED: "SERVICE" };

const AT_WORK = ["ACCEPTED", "ORDERED"];

/** One task from what is to be done to what was done. */
export const TaskDetail = {
  props: { id: { type: String, required: true } },
  setup(props) {
    const clips = reactive({ of: null, items: [], problem: null });

    async function loadClips(id) {
      try {
        const { items } = await api.get(`/api/tasks/${id}/clips`);
        if (id === props.id) Object.assign(clips, { of: id, items, problem: null });
      } catch (problem) {
        Object.assign(clips, { of: null, items: [], problem: problem.code === "network" ? null : problem });
      }
    }

    watch(
      () => props.id,
      (id) => {
        Object.assign(clips, { of: null, items: [], problem: null });
        loadTask(id);
        loadClips(id);
      },
      { immediate: true },
    );
    onMounted(followPhone);
    onUnmounted(leavePhoneAlone);

    return () => {
      const task = tasks.details[props.id];
      if (!task) return missing(props.id);
      const state = expectedState(task);
      return h("article", { class: "task", "data-part": "task", "data-state": task.state, "aria-labelledby": "task-title" }, [
        h("header", { class: "task-head" }, [
          h("a", { class: "button small", href: "#tasks", "data-part": "back" }, t("tasks.back")),
          h("h2", { id: "task-title", tabindex: -1 }, t(`offence.${task.offence}`)),
          h("span", { class: "task-state" }, t(`case.${task.state}`)),
        ]),
        tasks.detailProblem && readBefore(task.id),
        step(task, state),
        h(TaskActions, { task }),
        h(OutboxPanel, { taskId: task.id }),
        AT_WORK.includes(state) || task.photos.length
          ? h(TaskPhotos, { task, open: AT_WORK.includes(state) })
          : null,
        facts(task),
        stills(task),
        videos(task, clips),
        task.location && h(TaskMap, { location: task.location, name: task.camera.name }),
        history(task),
      ]);
    };
  },
};

function missing(id) {
  return h("div", { class: "list-note", role: tasks.detailProblem ? "alert" : "status" }, [
    h("p", tasks.detailProblem ? tasks.detailProblem.text() : t("tasks.opening")),
    tasks.detailProblem && h(OutboxPanel, { taskId: id }),
    tasks.detailProblem && h("a", { class: "button", href: "#tasks" }, t("tasks.back")),
  ]);
}

/** What is shown is of before; the problem says why. */
function readBefore(id) {
  return h("div", { class: "notice", role: "status", "data-part": "stale" }, [
    h("p", tasks.detailProblem.text()),
    h("p", { class: "small" }, t("tasks.readAt", { time: shortTime(tasks.detailReadAt[id]) })),
  ]);
}

/** What the squad has to do next, by when, and who said so. */
function step(task, state) {
  const orders = task.moves.some((move) => move.action === "ORDER_CORRECTION");
  const kind = state === "ACCEPTED" ? (orders ? "ACCEPTED.order" : "ACCEPTED.handle") : state;
  const clock = task.clocks.find((one) => one.kind === CLOCKS[task.state]);
  return h("section", { class: "task-step", "data-part": "step" }, [
    h("h3", t("tasks.step")),
    h("p", { class: "task-step-text" }, tOr(`step.${kind}`, t("step.over"))),
    clock &&
      h("p", { class: "task-due" }, [
        h("span", { class: "muted" }, t(`clock.${clock.kind}`)),
        deadline(clock.dueAt, now.value),
      ]),
    task.sentBy &&
      h("p", { class: "task-sent" }, [
        task.sentBy.note && h("q", task.sentBy.note),
        h("span", { class: "muted small" }, t("tasks.sentBy", { name: task.sentBy.byName, time: shortTime(task.sentBy.at) })),
      ]),
    whereabouts.refused && h("p", { class: "muted small" }, t("tasks.noPosition")),
  ]);
}

function facts(task) {
  return h("section", { class: "task-facts" }, [
    h("h3", t("facts.title")),
    task.lead && h("p", { class: "notice" }, t(`lead.${task.lead}`)),
    h("dl", [
      fact("plate.title", task.plate && h("span", { class: "plate-text large" }, task.plate)),
      fact("facts.vehicle", tOr(`label.${task.label}`, task.label)),
      fact("facts.place", task.place ?? task.camera.name),
      fact("cameras.direction", task.direction),
      fact("facts.zone", task.zone.name),
      fact("facts.sign", task.sign),
      fact("facts.violation", dateTime(task.violationAt)),
      fact("facts.dwell", `${duration(task.dwellSeconds)} · ${t(task.endedAt ? "queue.left" : "queue.stillThere")}`),
      fact("facts.case", task.caseClass),
      fact("facts.id", h("code", task.id)),
    ]),
  ]);
}

function fact(label, value) {
  return value ? h("div", { key: label }, [h("dt", t(label)), h("dd", value)]) : null;
}

function stills(task) {
  return h("section", { class: "task-stills" }, [
    h("h3", t("tasks.stills")),
    h(
      "ol",
      { tabindex: 0, "aria-label": t("still.stripLabel") },
      task.stills.map((still) =>
        h("li", { key: still.ordinal }, [
          still.status === "STORED"
            ? h(StillPicture, { taskId: task.id, still })
            : h("p", { class: "still-gap muted" }, t(still.status === "PENDING" ? "still.pending" : "still.missing")),
          h("span", { class: "small" }, [t(`still.${still.moment}`), " ", h("time", { class: "muted" }, time(still.capturedAt))]),
        ]),
      ),
    ),
    !task.stills.length && h("p", { class: "muted" }, t("still.none")),
  ]);
}

const StillPicture = {
  props: { taskId: { type: String, required: true }, still: { type: Object, required: true } },
  setup(props) {
    const broken = ref(false);
    return () =>
      broken.value
        ? h("p", { class: "still-gap muted", role: "alert" }, t("tasks.noPicture"))
        : h("img", {
            src: `/api/tasks/${props.taskId}/stills/${props.still.ordinal}`,
            alt: t("still.alt", { moment: t(`still.${props.still.moment}`), time: dateTime(props.still.capturedAt) }),
            "data-part": "task-still",
            onError: () => (broken.value = true),
          });
  },
};

function videos(task, clips) {
  if (clips.problem) return h("p", { class: "notice bad", role: "alert" }, clips.problem.text());
  if (clips.of !== task.id || !clips.items.length) return null;
  return h("section", { class: "task-clips" }, [
    h("h3", t("tasks.clips")),
    clips.items.map((clip) => {
      const label = t("media.clip", { from: time(clip.from), to: time(clip.until) });
      return h("figure", { key: clip.name }, [
        h("video", {
          src: `/api/tasks/${task.id}/clips/${encodeURIComponent(clip.name)}`,
          controls: true,
          muted: true,
          playsinline: true,
          preload: "none",
          "aria-label": label,
          "data-part": "task-clip",
        }),
        h("figcaption", { class: "small muted" }, label),
      ]);
    }),
  ]);
}

function history(task) {
  return h("section", { class: "task-history" }, [
    h("h3", t("tasks.history")),
    h(
      "ol",
      task.steps.map((one, place) =>
        h("li", { key: place }, [
          h("strong", t(`action.${one.action}`)),
          h("span", { class: "muted small" }, `${one.byName} · ${shortTime(one.at)}`),
          one.note && h("q", one.note),
        ]),
      ),
    ),
  ]);
}
