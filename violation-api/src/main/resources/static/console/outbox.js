import { reactive } from "./vue.js";
import * as api from "./api.js";
import * as store from "./outbox-store.js";
import { newKey } from "./request-key.js";
import { session } from "./session.js";

const TRY_AGAIN_AFTER_MILLIS = 15_000;

/** Refused now, but not for good: the session is over, or too much came at once, or came twice. */
const PASSING = [401, 408, 425, 429];
const PASSING_CODES = ["csrf-token-missing", "password-change-required", "request-under-way"];

/**
 * What this phone did and the server doesn't know yet, in order. `problem` is why it can't be sent
 * just now; an entry with a `refusal` was refused for good and holds up those behind it of the same
 * task until somebody drops it.
 */
export const outbox = reactive({ entries: [], sending: false, problem: null });

let onSent = () => {};
let retry;
let asked = false;
let askedToKeep = false;

/** Calls back with a task's id when something of it was sent, or refused for good. */
export function whenSent(callback) {
  onSent = callback;
}

export const waitingOf = (taskId) => outbox.entries.filter((entry) => entry.taskId === taskId);

/** Why the server refused the entry, as it would have been told at once. */
export const refusalOf = (entry) => new api.Problem(entry.refusal.status, entry.refusal.body);

/** Asks the browser, once, not to clear away what isn't sent yet when space runs short. */
function askToKeep() {
  if (askedToKeep) return;
  askedToKeep = true;
  navigator.storage?.persist?.().catch(() => false);
}

/** Queues an action, or throws if the phone can't keep it; `said` is what goes with it. */
export function enqueueAction(taskId, action, said, position) {
  return enqueue({ kind: "action", taskId, action, said, position, at: new Date().toISOString() });
}

/** Queues a photo with all its bytes, or throws if the phone can't keep it. */
export function enqueuePhoto(taskId, moment, file, takenAt, position) {
  const blob = new Blob([file], { type: file.type });
  return enqueue({ kind: "photo", taskId, moment, blob, position, at: takenAt.toISOString() });
}

async function enqueue(entry) {
  askToKeep();
  await store.add({ ...entry, key: newKey(), username: session.user.username });
  await readOutbox();
  drain();
}

export async function readOutbox() {
  outbox.entries = session.user ? await store.entriesOf(session.user.username) : [];
}

/** Takes an entry out that will never be accepted; what stands behind it is tried then. */
export async function drop(entry) {
  await store.remove(entry.seq);
  await readOutbox();
  drain();
}

/** Sends what waits, in order; another tab that does so already is left to it. */
export async function drain() {
  asked = true;
  if (outbox.sending) return;
  outbox.sending = true;
  clearTimeout(retry);
  try {
    while (asked && session.user) {
      asked = false;
      await alone(sendAll);
    }
  } finally {
    outbox.sending = false;
    await readOutbox();
    if (outbox.entries.some((entry) => !entry.refusal)) retry = setTimeout(drain, TRY_AGAIN_AFTER_MILLIS);
  }
}

export function stopSending() {
  clearTimeout(retry);
}

async function sendAll() {
  const username = session.user?.username;
  const heldUp = new Set();
  const touched = new Set();
  outbox.problem = null;
  for (const entry of await store.entriesOf(username)) {
    if (session.user?.username !== username) break;
    if (entry.refusal) heldUp.add(entry.taskId);
    if (heldUp.has(entry.taskId)) continue;
    try {
      await deliver(entry);
      await store.remove(entry.seq);
    } catch (problem) {
      if (!isForGood(problem)) {
        outbox.problem = problem;
        break;
      }
      await store.put({ ...entry, refusal: { status: problem.status, body: problem.body } });
      heldUp.add(entry.taskId);
    }
    touched.add(entry.taskId);
    await readOutbox();
  }
  for (const taskId of touched) await onSent(taskId);
}

function isForGood({ status, code }) {
  return status >= 400 && status < 500 && !PASSING.includes(status) && !PASSING_CODES.includes(code);
}

function deliver(entry) {
  const { taskId, position } = entry;
  if (entry.kind === "photo") {
    const query = new URLSearchParams({ moment: entry.moment, takenAt: entry.at, ...position });
    return api.upload(`/api/tasks/${taskId}/photos?${query}`, entry.blob, { "Idempotency-Key": entry.key });
  }
  return api.post(`/api/incidents/${taskId}/actions`, {
    action: entry.action,
    ...entry.said,
    site: {
      key: entry.key,
      at: entry.at,
      ...(position && {
        place: [position.longitude, position.latitude],
        accuracyMetres: position.accuracyMetres,
      }),
    },
  });
}

/** Browsers give locks to pages over TLS only; the server copes without. */
function alone(work) {
  return navigator.locks ? navigator.locks.request("xunjie-outbox", work) : work();
}
