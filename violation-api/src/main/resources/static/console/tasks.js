import { reactive } from "./vue.js";
import * as api from "./api.js";
import { keep, kept } from "./kept.js";
import { waitingOf } from "./outbox.js";

/** As on the server: with each the squad is to look anew, and photos from before it count no more. */
const SENDINGS = ["DISPATCH", "VERIFY_ON_SITE", "ORDER_CORRECTION"];

export const LISTS = ["open", "accepted", "done"];

/**
 * The squad's tasks as they were last read, and when; they stay readable without a connection, also
 * after the page was closed.
 */
export const tasks = reactive(nothingRead(""));

function nothingRead(username) {
  return {
    username,
    list: "open",
    pages: { open: null, accepted: null, done: null },
    readAt: null,
    problem: null,
    details: {},
    detailReadAt: {},
    detailProblem: null,
  };
}

/** Forgets what somebody else read on the same phone. */
export function belongTo(username) {
  if (tasks.username !== username) Object.assign(tasks, nothingRead(username));
}

export async function loadList(name = tasks.list) {
  const path = `/api/tasks?list=${name}`;
  try {
    tasks.pages[name] = await api.get(path);
    tasks.readAt = Date.now();
    tasks.problem = null;
    await keep(path, tasks.pages[name]);
  } catch (problem) {
    const before = tasks.pages[name] || !isPassing(problem) ? null : await kept(path);
    if (before) Object.assign(tasks, { readAt: before.at, pages: { ...tasks.pages, [name]: before.answer } });
    tasks.problem = problem;
  }
}

/** Reads on where the list ended. */
export async function loadMore() {
  const name = tasks.list;
  const page = tasks.pages[name];
  try {
    const next = await api.get(`/api/tasks?list=${name}&cursor=${page.next}`);
    tasks.pages[name] = { ...next, items: [...page.items, ...next.items] };
    tasks.problem = null;
  } catch (problem) {
    tasks.problem = problem;
  }
}

export async function loadTask(id) {
  const path = `/api/tasks/${encodeURIComponent(id)}`;
  tasks.detailProblem = null;
  try {
    tasks.details[id] = await api.get(path);
    tasks.detailReadAt[id] = Date.now();
    await keep(path, tasks.details[id]);
  } catch (problem) {
    if (problem.status === 404) delete tasks.details[id];
    const before = tasks.details[id] || !isPassing(problem) ? null : await kept(path);
    if (before) {
      tasks.details[id] = before.answer;
      tasks.detailReadAt[id] = before.at;
    }
    tasks.detailProblem = problem;
  }
}

/** Whether the server couldn't be asked, rather than refused. */
const isPassing = ({ status }) => !status || status >= 500;

/** How many tasks are on the list, where the server counts them. */
export function countOf(name) {
  const newest = tasks.pages[tasks.list] ?? tasks.pages.open;
  return name === "done" ? null : newest?.[name];
}

/** Where the task will stand once all that waits is sent; what was refused leads nowhere. */
export function expectedState(task) {
  let { state } = task;
  for (const entry of waitingOf(task.id)) {
    if (entry.refusal) break;
    const move = task.moves.find((one) => one.from === state && one.action === entry.action);
    if (move) state = move.to;
  }
  return state;
}

/** The actions of the squad in the state to come, each with what it still lacks here. */
export function movesOf(task) {
  const state = expectedState(task);
  const photos = (moment) => photosSinceSent(task, moment).length;
  const lacks = {
    SITE_PHOTO: () => !photos("BEFORE"),
    PHOTO_PAIR: () => !photos("BEFORE") || !photos("AFTER"),
  };
  return task.moves
    .filter((move) => move.from === state && !isLeaving(task))
    .map((move) => ({
      ...move,
      lacking: [
        ...move.unmet.filter((each) => !lacks[each]),
        ...move.asks.filter((each) => lacks[each]?.()),
      ],
    }));
}

/** Photos of that moment, those that wait to be sent too. */
export function photosOf(task, moment) {
  const waiting = waitingOf(task.id).filter((entry) => entry.kind === "photo" && !entry.refusal);
  return [...task.photos, ...waiting].filter((photo) => photo.moment === moment);
}

/** Photos of that moment since the squad was sent last, or ordered a correction, if only here. */
function photosSinceSent(task, moment) {
  const waiting = waitingOf(task.id).filter((entry) => !entry.refusal);
  const sending = waiting.findLastIndex((entry) => SENDINGS.includes(entry.action));
  const sentAt = Date.parse(task.steps.findLast((step) => SENDINGS.includes(step.action))?.at ?? "1970-01-01T00:00:00Z");
  const sent = sending < 0 ? task.photos.filter((photo) => Date.parse(photo.uploadedAt) >= sentAt) : [];
  const toSend = waiting.slice(sending + 1).filter((entry) => entry.kind === "photo");
  return [...sent, ...toSend].filter((photo) => photo.moment === moment);
}

export function hasArrived(task) {
  const accepted = task.steps.findLastIndex((step) => step.action === "ACCEPT");
  return (
    task.steps.slice(accepted + 1).some((step) => step.action === "ARRIVE") ||
    waitingOf(task.id).some((entry) => entry.action === "ARRIVE")
  );
}

/** Whether the squad gave it back and the server only hasn't heard yet. */
function isLeaving(task) {
  return waitingOf(task.id).some((entry) => entry.action === "DECLINE" && !entry.refusal);
}
