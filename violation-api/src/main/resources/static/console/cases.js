import { reactive } from "./vue.js";
import * as api from "./api.js";
import { dayAfter, fromField } from "./format.js";

const PAGE = 50;

/** Which cases are looked for, and those that were found. */
export const cases = reactive({
  wanted: nothingSaid(),
  items: [],
  count: 0,
  next: null,
  loading: true,
  problem: null,
});

/** The case that is looked at closely. */
export const shown = reactive({ id: null, facts: null, problem: null, saving: false, refusal: null });

let reading = 0;

export function nothingSaid() {
  return { search: "", states: [], offence: "", camera: "", due: "", from: "", to: "" };
}

/** Wants all that is due, as the address says; null leaves what is wanted as it is. */
export function wantDue(due) {
  if (due) cases.wanted = { ...nothingSaid(), due };
  else if (due === "") cases.wanted.due = due;
}

/** Follows the address to other cases. */
export function findDue(due) {
  if (due === null || due === cases.wanted.due) return;
  wantDue(due);
  find();
}

export async function find() {
  const turn = ++reading;
  cases.problem = null;
  try {
    const page = await api.get(`/api/cases?${query()}`);
    if (turn !== reading) return;
    Object.assign(cases, { items: page.items, count: page.count, next: page.next ?? null, loading: false });
  } catch (problem) {
    if (turn === reading) Object.assign(cases, { problem, loading: false });
  }
}

export async function findMore() {
  const turn = reading;
  try {
    const page = await api.get(`/api/cases?${query()}&cursor=${cases.next}`);
    if (turn !== reading) return;
    cases.items.push(...page.items);
    cases.next = page.next ?? null;
  } catch (problem) {
    cases.problem = problem;
  }
}

export async function show(id) {
  Object.assign(shown, { id, facts: null, problem: null, refusal: null });
  if (id) await readShown(id);
}

/** Does it to the case that is shown; throws nothing, but says why it was refused. */
export async function act(action, said) {
  const { id } = shown;
  Object.assign(shown, { saving: true, refusal: null });
  try {
    await api.post(`/api/incidents/${id}/actions`, { action, ...said });
    await Promise.all([readShown(id), find()]);
    return true;
  } catch (refusal) {
    if (shown.id === id) shown.refusal = refusal;
    return false;
  } finally {
    shown.saving = false;
  }
}

/** Brings list and case up to what an event says. */
export function hear(name, data) {
  const id = data.incidentId ?? data.id;
  if (name === "lease-changed" || name.endsWith("-status")) return;
  const listed = cases.items.find((item) => item.id === id);
  if (listed && data.id) Object.assign(listed, data);
  if (id === shown.id && !shown.saving) readShown(id);
}

async function readShown(id) {
  try {
    const facts = await api.get(`/api/incidents/${id}`);
    if (shown.id === id) Object.assign(shown, { facts, problem: null });
  } catch (problem) {
    if (shown.id === id) shown.problem = problem;
  }
}

/** The table for spreadsheet programs, of what its server knows to choose by; else null. */
export function exportUrl() {
  const { search, states, offence, camera } = cases.wanted;
  if (search.trim() || offence || camera || states.length > 1) return null;
  const asked = query();
  asked.delete("limit");
  return `/api/incidents/export.csv?${asked}`;
}

function query() {
  const { search, states, offence, camera, due, from, to } = cases.wanted;
  const asked = new URLSearchParams({ limit: PAGE });
  if (search.trim()) asked.set("search", search.trim());
  states.forEach((state) => asked.append("state", state));
  if (offence) asked.set("offence", offence);
  if (camera) asked.set("camera", camera);
  if (due) asked.set("due", due);
  if (from) asked.set("from", fromField(from));
  if (to) asked.set("to", fromField(dayAfter(to)));
  return asked;
}
