import { reactive } from "./vue.js";
import * as api from "./api.js";
import { apply, find, queue } from "./queue.js";
import { nameInAddress } from "./route.js";
import { mayDecide, session } from "./session.js";

const RENEW_EVERY_MILLIS = 20_000;

/**
 * The incident on the right. `mine` is whether it may be decided here and now; `holder` who else
 * has it.
 */
export const opened = reactive(closedState());

let renewal;

function closedState() {
  return {
    id: null,
    facts: null,
    manifest: null,
    manifestProblem: null,
    stillAt: 0,
    mine: false,
    holder: null,
    loading: false,
    problem: null,
    leaseProblem: null,
    saving: false,
    rejecting: false,
    done: null,
  };
}

export async function open(id) {
  if (opened.id === id && !opened.problem) return;
  giveBack();
  Object.assign(opened, closedState(), { id, loading: true });
  queue.selectedId = id;
  queue.newIds.delete(id);
  nameInAddress(id);
  const listed = find(id);
  if (mayDecide() && isInQueue(listed?.state)) await take(id);
  if (opened.id !== id) return;
  try {
    const facts = await api.get(`/api/incidents/${id}`);
    if (opened.id !== id) return;
    opened.facts = facts;
    opened.stillAt = Math.max(
      0,
      facts.stills.findIndex((still) => still.moment === "VIOLATION"),
    );
    readManifest();
    if (mayDecide() && !listed && isInQueue(facts.state)) await take(id);
  } catch (problem) {
    if (opened.id === id) opened.problem = problem;
  } finally {
    if (opened.id === id) opened.loading = false;
  }
}

export function close() {
  giveBack();
  Object.assign(opened, closedState());
  nameInAddress(null);
}

/** Takes the opened incident again after its lease was lost. */
export async function retake() {
  await take(opened.id);
}

/** What confirming means where the case stands: by the first officer or by the second. */
const CONFIRMING = { PENDING: "CONFIRM", CONFIRMED: "COUNTER_CONFIRM" };

export const isInQueue = (state) => state in CONFIRMING;

export function confirm(note) {
  return act(CONFIRMING[opened.facts.state], { note });
}

/** Does it to the case; on success it leaves this part of the queue by itself. */
export async function act(action, said) {
  if (!opened.mine || opened.saving) return;
  const { id } = opened;
  opened.saving = true;
  opened.leaseProblem = null;
  try {
    const step = await api.post(`/api/incidents/${id}/actions`, { action, ...said });
    clearInterval(renewal);
    apply("decided", { ...opened.facts, state: step.to, lastStep: step });
    Object.assign(opened, closedState(), { done: { step, facts: opened.facts } });
    nameInAddress(null);
  } catch (problem) {
    if (opened.id === id) {
      opened.leaseProblem = problem;
      if (problem.status === 409 && problem.code !== "precondition-unmet") opened.mine = false;
      if (problem.body.lastStep) {
        Object.assign(opened.facts, { state: problem.body.state, lastStep: problem.body.lastStep });
      }
    }
  } finally {
    opened.saving = false;
  }
}

export function step(by) {
  const count = opened.facts?.stills.length ?? 0;
  opened.stillAt = Math.max(0, Math.min(count - 1, opened.stillAt + by));
}

/** Brings the opened incident up to what an event says. */
export function hear(name, data) {
  if (name === "lease-changed" && data.incidentId === opened.id) {
    const lease = data.leasedBy;
    opened.holder = lease && lease.username !== session.user?.username ? lease : null;
  } else if (name === "evidence-changed" && data.incidentId === opened.id && opened.facts) {
    opened.facts.evidence = data.evidence;
    readManifest();
  } else if (data.id === opened.id && opened.facts) {
    Object.assign(opened.facts, data);
    if (name === "incident-changed") readAgain(opened.id);
    if (!isInQueue(data.state)) {
      clearInterval(renewal);
      opened.mine = false;
      opened.rejecting = false;
    }
  }
}

/** Reads what an event doesn't tell: plates, reasons, what other cameras saw. */
async function readAgain(id) {
  try {
    const facts = await api.get(`/api/incidents/${id}`);
    if (opened.id !== id || !opened.facts) return;
    Object.assign(opened.facts, facts);
    readManifest();
  } catch {
    // What is shown stays true as of then; the next event or opening tries again.
  }
}

/** Reads the newest bundle's manifest, unless it is there already. */
async function readManifest() {
  const { id } = opened;
  const revision = opened.facts.evidence?.revision ?? 0;
  if (!revision || opened.manifest?.revision === revision) return;
  try {
    const manifest = await api.get(`/api/incidents/${id}/evidence?revision=${revision}`);
    if (opened.id !== id || (opened.manifest?.revision ?? 0) > revision) return;
    Object.assign(opened, { manifest, manifestProblem: null });
  } catch (problem) {
    if (opened.id === id) opened.manifestProblem = problem;
  }
}

/** Gives the incident back as the page goes away, when no answer can be waited for. */
export function leave() {
  if (opened.mine) api.remove(`/api/incidents/${opened.id}/lease`, { keepalive: true }).catch(() => {});
}

async function take(id) {
  clearInterval(renewal);
  try {
    await api.put(`/api/incidents/${id}/lease`);
    if (opened.id !== id) {
      api.remove(`/api/incidents/${id}/lease`).catch(() => {});
      return;
    }
    Object.assign(opened, { mine: true, holder: null, leaseProblem: null });
    renewal = setInterval(() => renew(id), RENEW_EVERY_MILLIS);
  } catch (problem) {
    if (opened.id === id) lose(problem);
  }
}

async function renew(id) {
  try {
    await api.put(`/api/incidents/${id}/lease`);
    if (opened.id === id) opened.leaseProblem = null;
  } catch (problem) {
    if (opened.id !== id) return;
    if (problem.status === 409) lose(problem);
    else opened.leaseProblem = problem;
  }
}

function lose(problem) {
  clearInterval(renewal);
  Object.assign(opened, {
    mine: false,
    rejecting: false,
    leaseProblem: problem,
    holder: problem.body.leasedBy ?? null,
  });
}

function giveBack() {
  clearInterval(renewal);
  if (opened.id && opened.mine) {
    api.remove(`/api/incidents/${opened.id}/lease`).catch(() => {});
  }
}
