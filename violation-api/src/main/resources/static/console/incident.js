import { reactive } from "./vue.js";
import { fetchedAhead, forgetAhead, lookAhead, useAhead } from "./ahead.js";
import * as api from "./api.js";
import { clips } from "./evidence.js";
import * as lease from "./lease.js";
import { apply, belongs, find, part, queue } from "./queue.js";
import { addressOf, nameInAddress, page } from "./route.js";
import { mayDecide, maySeePlates, session } from "./session.js";
import { settings } from "./settings.js";

/** So long an incident that takes another's place can't be decided yet. */
const NOTICING_MILLIS = 600;

/** So many incidents that were left undecided are not offered again until all others were. */
const MOST_LEFT = 40;

/**
 * The incident on the right. `mine` is whether it may be decided here and now; `holder` who else
 * has it; `asking` what is asked for before an action: "reject", "cancel", "squad", "return",
 * "plate"; `shownAt` which of its pictures and videos is large; `saving` the action that is on its
 * way, or null; `hasty` whether it was to be confirmed while its plate was; `inVain` what was said
 * with a decision that the server refused; `swapped` whether it took the place of another that was
 * shown.
 */
export const opened = reactive(closedState());

/** Those that the reviewer passed over. */
let left = [];

/** What was rejected last. */
let lastRejected = null;

/** Whether a decision is on its way while the next incident is shown already. */
let sending = false;

function closedState() {
  return {
    id: null,
    facts: null,
    manifest: null,
    manifestProblem: null,
    history: null,
    shownAt: 0,
    mine: false,
    holder: null,
    loading: false,
    problem: null,
    leaseProblem: null,
    saving: null,
    hasty: false,
    asking: null,
    inVain: null,
    swapped: false,
    done: null,
    exhausted: false,
  };
}

/** What confirming means where the case stands: by the first officer or by the second. */
const CONFIRMING = { PENDING: "CONFIRM", CONFIRMED: "COUNTER_CONFIRM" };

export const isInQueue = (state) => state in CONFIRMING;

export const confirming = () => CONFIRMING[opened.facts?.state];

/** What the action still lacks; null if the user may not do it at all. */
export function lacks(action) {
  return opened.facts?.actions?.[action] ?? null;
}

export async function open(id) {
  if (opened.id === id && !opened.problem) return;
  begin(id);
  const ahead = fetchedAhead(id);
  if (ahead) lay(ahead);
  const listed = find(id);
  if (mayDecide() && isInQueue(listed?.state)) await take(id);
  if (opened.id !== id) return;
  try {
    if (!opened.facts) {
      const facts = await api.get(`/api/incidents/${id}`);
      if (opened.id !== id) return;
      lay({ facts, manifest: null });
    }
    readManifest();
    if (mayDecide() && !listed && isInQueue(opened.facts.state)) await take(id);
    if (opened.id === id && opened.mine && isInQueue(queue.state)) lookAhead([id]);
  } catch (problem) {
    if (opened.id === id) opened.problem = problem;
  } finally {
    if (opened.id === id) opened.loading = false;
  }
}

/** Gives back what is open and takes the next of the queue. */
export function passOver() {
  if (!isInQueue(queue.state) || isSaving()) return;
  if (opened.id) left = [...left.filter((id) => id !== opened.id), opened.id].slice(-MOST_LEFT);
  lease.giveBack();
  return takeNext();
}

/** Shows what was fetched ahead at once, and takes what the server gives: mostly the same. */
function takeNext() {
  if (!showAhead()) Object.assign(opened, closedState(), { loading: true });
  return receiveNext();
}

/** Shows what was fetched ahead, if it was and wasn't passed over; which it is. */
function showAhead() {
  const ahead = useAhead();
  if (!ahead || left.includes(ahead.id)) return null;
  begin(ahead.id);
  lay(ahead);
  return ahead.id;
}

/** Takes what the server gives as the next and shows that, if it isn't shown already. */
async function receiveNext() {
  const shown = opened.id;
  const asked = part.value;
  const isOutOfDate = () => opened.id !== shown || part.value !== asked;
  let given;
  try {
    given = await api.post("/api/review/next", { ...asked, except: left });
  } catch (problem) {
    if (isOutOfDate()) return;
    Object.assign(opened, { loading: false, [shown ? "leaseProblem" : "problem"]: problem });
    return;
  }
  if (isOutOfDate()) {
    if (given && opened.id !== given.id) lease.returnUnused(given.id);
    return;
  }
  if (!given && left.length) {
    left = [];
    return takeNext();
  }
  if (!given) {
    Object.assign(opened, closedState(), { exhausted: true });
    nameInAddress(null);
    return;
  }
  const isAnother = given.id !== shown;
  if (isAnother) begin(given.id);
  lay({ facts: given, manifest: isAnother ? null : opened.manifest, at: opened.shownAt });
  opened.swapped = isAnother && shown !== null;
  if (opened.swapped && !(await noticed(given.id))) return;
  opened.loading = false;
  hold(given.id);
  readManifest();
  lookAhead(besides(given.id));
}

/** Gives time to see that another came than was shown: a key meant for that must not decide this. */
async function noticed(id) {
  await new Promise((resolve) => setTimeout(resolve, NOTICING_MILLIS));
  if (opened.id === id) return true;
  lease.returnUnused(id);
  return false;
}

function begin(id) {
  if (opened.mine && opened.id !== id) lease.giveBack();
  Object.assign(opened, closedState(), { id, loading: true });
  queue.selectedId = id;
  queue.newIds.delete(id);
  nameInAddress(id);
}

function lay({ facts, manifest, history = opened.history, at }) {
  const violation = facts.stills.findIndex((still) => still.moment === "VIOLATION");
  Object.assign(opened, { facts, manifest, history, shownAt: at || Math.max(0, violation) });
}

export function close() {
  lease.giveBack();
  forgetAhead();
  Object.assign(opened, closedState());
  nameInAddress(null);
}

/** Follows the list to another part of the queue; what isn't of that, or isn't there yet, closes. */
export function followPart() {
  const stays = opened.facts && !opened.loading && belongs(opened.facts);
  if (!stays) {
    close();
    return;
  }
  forgetAhead();
  if (opened.mine && isInQueue(queue.state)) lookAhead(besides(opened.id));
}

/** What the look for the next leaves out while the incident is open. */
const besides = (id) => [id, ...left].slice(0, MOST_LEFT);

/** Takes the opened incident again after its lease was lost. */
export async function retake() {
  await take(opened.id);
  if (opened.mine) readAgain(opened.id);
}

/** Confirms what is open; not while its plate is on its way, but then it says so. */
export function confirm(note) {
  opened.hasty = opened.saving === "CORRECT_PLATE";
  if (opened.hasty || lacks(confirming())?.length) return;
  act(confirming(), { note });
}

/** Whether the user may still take back that the case was rejected. */
export const mayRestore = () => !opened.saving && lacks("RESTORE")?.length === 0;

export function restore() {
  if (mayRestore()) act("RESTORE", {});
}

/** Does it to the case; if that takes it off this part of the queue, the next comes. */
export async function act(action, said) {
  const needsNoLease = action === "RESTORE";
  if (opened.saving || sending || !(opened.mine || needsNoLease)) return;
  opened.hasty = false;
  const before = { ...opened };
  const asked = api.post(`/api/incidents/${before.id}/actions`, { action, ...said, ...seen() });
  const decides = action !== "CORRECT_PLATE" && !needsNoLease;
  // What is decided needs no lease; if it can't be, it is taken again.
  if (decides) lease.forget();
  const next = decides && settings.goesOn && isInQueue(queue.state) ? showAhead() : null;
  if (next) await settleBeside(before, next, asked, said);
  else await settle(before, action, asked, said);
}

/** Whether something is on its way to the server that must not be lost. */
export const isSaving = () => sending || opened.saving !== null;

/** What is before the reviewer's eyes; if it has changed at the server, nothing is decided. */
function seen() {
  const { plate, evidence } = opened.facts;
  return { seen: { plate: plate ?? "", revision: evidence?.revision ?? 0 } };
}

/** Awaits the answer while the case stays as it is. */
async function settle(before, action, asked, said) {
  const { id } = before;
  Object.assign(opened, { saving: action, leaseProblem: null });
  try {
    const step = await asked;
    if (step.from !== step.to) leaveQueue(before.facts, step);
    if (opened.id !== id) return;
    if (step.from === step.to) {
      Object.assign(opened, { asking: null });
      await readAgain(id);
    } else {
      Object.assign(opened, closedState(), { done: { step, facts: before.facts } });
      nameInAddress(null);
      if (settings.goesOn && isInQueue(queue.state)) takeNext();
    }
  } catch (problem) {
    if (opened.id === id && !before.mine) refused(problem);
    else if (before.mine) comeBack(before, said, problem);
  } finally {
    if (opened.id === id) opened.saving = null;
  }
}

/** Awaits the answer to what was decided before, while the next is shown, not yet to be decided. */
async function settleBeside(before, next, asked, said) {
  sending = true;
  try {
    leaveQueue(before.facts, await asked);
  } catch (problem) {
    comeBack(before, said, problem);
    return;
  } finally {
    sending = false;
  }
  if (opened.id === next) await receiveNext();
}

function leaveQueue(facts, step) {
  apply("decided", { ...facts, state: step.to, lastStep: step });
  left = left.filter((id) => id !== facts.id);
  if (step.action === "REJECT") lastRejected = facts;
}

/** Whether the last that was rejected here was rejected alone, and may be taken back by itself. */
export const hasLastRejected = () => lastRejected !== null;

export function forgetLastRejected() {
  lastRejected = null;
}

/** Takes back what was rejected last, and shows it again. */
export async function restoreLast() {
  const facts = lastRejected;
  if (!facts || isSaving()) return;
  lastRejected = null;
  try {
    const step = await api.post(`/api/incidents/${facts.id}/actions`, { action: "RESTORE" });
    apply("decided", { ...facts, state: step.to, lastStep: step });
    await open(facts.id);
  } catch (problem) {
    lastRejected = facts;
    opened.leaseProblem = problem;
  }
}

/** Shows again what was not decided, whatever is open by now: nobody may take it for decided. */
function comeBack(before, said, problem) {
  begin(before.id);
  Object.assign(opened, before, { inVain: said });
  hold(before.id);
  refused(problem);
  if (page.value !== "review") location.hash = addressOf(before.id);
}

function refused(problem) {
  opened.leaseProblem = problem;
  if (problem.code === "changed-since-seen") {
    opened.asking = null;
    readAgain(opened.id);
  } else if (problem.status === 409 && problem.code !== "precondition-unmet") {
    opened.mine = false;
    lease.forget();
  }
  if (problem.body.lastStep) {
    Object.assign(opened.facts, { state: problem.body.state, lastStep: problem.body.lastStep });
  }
}

/** What can be shown large: all stills, then the videos and the subject from near. */
export function views() {
  const { facts, manifest } = opened;
  if (!facts) return [];
  const media = manifest
    ? [
        ...clips(manifest).map((clip) => ({ kind: "clip", ...clip })),
        ...manifest.files
          .filter((file) => file.role === "VEHICLE_CROP")
          .map((file) => ({ kind: "subject", file })),
      ]
    : [];
  return [...facts.stills.map((still) => ({ kind: "still", still })), ...media];
}

export function step(by) {
  opened.shownAt = Math.max(0, Math.min(views().length - 1, opened.shownAt + by));
}

/** Brings the opened incident up to what an event says. */
export function hear(name, data) {
  if (name === "lease-changed") {
    heardOfLease(data);
  } else if (name === "evidence-changed" && data.incidentId === opened.id && opened.facts) {
    opened.facts.evidence = data.evidence;
    readAgain(opened.id);
  } else if (data.id === opened.id && opened.facts) {
    Object.assign(opened.facts, data);
    if (name === "incident-changed") readAgain(opened.id);
    if (!isInQueue(data.state)) {
      lease.forget();
      Object.assign(opened, { mine: false, asking: null });
    }
  }
}

function heardOfLease({ incidentId, leasedBy }) {
  const other = leasedBy && leasedBy.username !== session.user?.username ? leasedBy : null;
  if (incidentId === opened.id) opened.holder = other;
  // Somebody was quicker: another will be next.
  if (other && fetchedAhead(incidentId) && opened.mine) {
    forgetAhead();
    lookAhead(besides(opened.id));
  }
}

/** Reads what an event doesn't tell: plates, reasons, what may be done. */
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
  if (!maySeePlates() || !revision || opened.manifest?.revision === revision) return;
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
  lease.giveBack({ keepalive: true });
}

async function take(id) {
  try {
    await lease.take(id);
    if (opened.id === id) hold(id);
    else lease.returnUnused(id);
  } catch (problem) {
    if (opened.id === id) lose(problem);
  }
}

function hold(id) {
  Object.assign(opened, { mine: true, holder: null, leaseProblem: null });
  lease.keep(id, lose, (trouble) => (opened.leaseProblem = trouble));
}

function lose(problem) {
  Object.assign(opened, {
    mine: false,
    asking: null,
    leaseProblem: problem,
    holder: problem.body.leasedBy ?? null,
  });
}
