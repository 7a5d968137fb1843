import { reactive } from "./vue.js";
import * as api from "./api.js";
import { reasonsFor } from "./asking.js";
import { close, forgetLastRejected, hasLastRejected, opened, restoreLast } from "./incident.js";
import { find, load, queue } from "./queue.js";

/** The server rejects no more in one request. */
const MOST_AT_ONCE = 200;

/**
 * Incidents of the list that are chosen to be rejected together, with their `offences` as of when
 * that was asked, and what came of the last time.
 */
export const bulk = reactive({
  chosen: new Set(),
  offences: new Set(),
  asking: false,
  saving: false,
  note: "",
  noteNeeded: false,
  problem: null,
  outcome: null,
  undone: null,
});

export function choose(id) {
  if (!id || queue.state !== "PENDING") return;
  if (!bulk.chosen.delete(id)) bulk.chosen.add(id);
  if (!bulk.chosen.size) bulk.asking = false;
}

/** Whether a part of the queue is shown of which all may be chosen at once: one camera's. */
export const mayChooseAll = () =>
  queue.camera !== null && queue.state === "PENDING" && queue.items.length > 0;

/** Chooses what is listed, from the top, as far as the server rejects at once. */
export function chooseAll() {
  if (!mayChooseAll()) return;
  chooseNothing();
  queue.items.slice(0, MOST_AT_ONCE).forEach((item) => bulk.chosen.add(item.id));
}

export function chooseNothing() {
  bulk.chosen.clear();
  Object.assign(bulk, { asking: false, note: "", noteNeeded: false });
}

export function askBulk() {
  if (!bulk.chosen.size) return;
  opened.asking = null;
  const offences = new Set([...bulk.chosen].map((id) => find(id)?.offence).filter(Boolean));
  Object.assign(bulk, { offences, asking: true, outcome: null, undone: null, problem: null });
}

/** The reasons that can be said of all that are chosen. */
export function bulkReasons() {
  const [first = [], ...others] = [...bulk.offences].map(reasonsFor);
  return first.filter((reason) => others.every((other) => other.includes(reason)));
}

export async function rejectChosen(reason) {
  if (bulk.saving) return;
  if (reason === "OTHER" && !bulk.note.trim()) {
    bulk.noteNeeded = true;
    document.querySelector("[data-part=bulk-note]")?.focus();
    return;
  }
  const ids = [...bulk.chosen];
  await attempt(async () => {
    const outcome = await api.post("/api/review/bulk-rejections", { ids, reason, note: bulk.note });
    chooseNothing();
    forgetLastRejected();
    Object.assign(bulk, { outcome, undone: null });
    if (outcome.done.includes(opened.id)) close();
  });
}

/** Takes back what was rejected last, one or many. */
export function undoLast() {
  return hasLastRejected() ? restoreLast() : undoBulk();
}

export async function undoBulk() {
  if (!bulk.outcome?.done.length || bulk.saving) return;
  await attempt(async () => {
    const { batch } = bulk.outcome;
    bulk.undone = await api.post(`/api/review/bulk-rejections/${batch}/undo`, {});
    bulk.outcome = null;
  });
}

export function dismissOutcome() {
  Object.assign(bulk, { outcome: null, undone: null, problem: null });
}

async function attempt(step) {
  Object.assign(bulk, { saving: true, problem: null });
  try {
    await step();
    await load();
  } catch (problem) {
    bulk.problem = problem;
  } finally {
    bulk.saving = false;
  }
}
