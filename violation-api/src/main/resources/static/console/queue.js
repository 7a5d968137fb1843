import { computed, reactive } from "./vue.js";
import * as api from "./api.js";
import { now } from "./clock.js";
import { AWAITED } from "./evidence.js";

const PAGE = 50;

/**
 * The list on the left. `camera` is the one that it is confined to, with id and name, if to one;
 * `selectedId` is where the keys stand, opened or not.
 */
export const queue = reactive({
  state: "PENDING",
  offence: "",
  camera: null,
  items: [],
  total: 0,
  next: null,
  leasesKnown: true,
  loading: true,
  problem: null,
  selectedId: null,
  newIds: new Set(),
  announcement: null,
});

/** Which part of the queue is shown, as the server is asked for it; another part is another object. */
export const part = computed(() => ({
  state: queue.state,
  ...(queue.offence && { offence: queue.offence }),
  ...(queue.camera && { camera: queue.camera.id }),
}));

let reading = 0;

export async function load() {
  const turn = ++reading;
  const size = Math.max(PAGE, Math.min(queue.items.length, 200));
  try {
    const page = await api.get(`/api/incidents?${query(size)}`);
    if (turn !== reading) return;
    Object.assign(queue, {
      items: page.items,
      total: page.total,
      next: page.next ?? null,
      leasesKnown: page.leasesKnown,
      problem: null,
      loading: false,
    });
    if (queue.camera && queue.items.length) queue.camera.name = queue.items[0].camera.name;
    if (!find(queue.selectedId)) queue.selectedId = queue.items[0]?.id ?? null;
  } catch (problem) {
    if (turn === reading) Object.assign(queue, { problem, loading: false });
  }
}

export async function loadMore() {
  const turn = reading;
  try {
    const page = await api.get(`/api/incidents?${query(PAGE)}&cursor=${queue.next}`);
    if (turn !== reading) return;
    queue.items.push(...page.items.filter((item) => !find(item.id)));
    queue.next = page.next ?? null;
  } catch (problem) {
    queue.problem = problem;
  }
}

/** Shows another part of the queue: of another `state`, `offence` or `camera`; the rest stays. */
export function show(other) {
  const selected = find(queue.selectedId);
  Object.assign(queue, other, { items: [], next: null, loading: true });
  queue.selectedId = selected && belongs(selected) ? selected.id : null;
  return load();
}

function query(limit) {
  return new URLSearchParams({ ...part.value, limit });
}

/** Whether the part of the queue that is shown has such incidents. */
export const belongs = (item) =>
  item.state === queue.state &&
  (!queue.offence || item.offence === queue.offence) &&
  (!queue.camera || item.camera.id === queue.camera.id);

export function find(id) {
  return queue.items.find((item) => item.id === id);
}

export function move(steps) {
  const at = queue.items.findIndex((item) => item.id === queue.selectedId);
  const to = Math.max(0, Math.min(queue.items.length - 1, at + steps));
  queue.selectedId = queue.items[to]?.id ?? null;
}

/** Whoever works on the item, as far as that still holds. */
export function holder(item) {
  const lease = item.leasedBy;
  return lease && new Date(lease.until).getTime() > now.value ? lease : null;
}

/** Brings the list up to what an event says. */
export function apply(name, data) {
  if (name === "lease-changed") {
    const item = find(data.incidentId);
    if (item) item.leasedBy = data.leasedBy ?? null;
    return;
  }
  if (name === "evidence-changed") {
    const item = find(data.incidentId);
    if (item) item.evidence = data.evidence;
    return;
  }
  const known = find(data.id);
  if (known && !belongs(data)) {
    drop(data.id);
  } else if (known) {
    Object.assign(known, data);
  } else if (belongs(data) && name !== "incident-changed") {
    insert(name === "incident-opened" ? { evidence: AWAITED, ...data } : data);
    if (name === "incident-opened") {
      queue.newIds.add(data.id);
      queue.announcement = data;
    }
  }
}

function drop(id) {
  const at = queue.items.findIndex((item) => item.id === id);
  queue.items.splice(at, 1);
  queue.total--;
  if (queue.selectedId === id) {
    queue.selectedId = (queue.items[at] ?? queue.items[at - 1])?.id ?? null;
  }
}

/** As the server orders the queue: by clock, severity and doubt; the rest newest first. */
function before(a, b) {
  const order =
    queue.state === "REJECTED"
      ? Date.parse(b.violationAt) - Date.parse(a.violationAt)
      : Date.parse(a.dueAt) - Date.parse(b.dueAt) || a.severity - b.severity || a.doubt - b.doubt;
  return (order || (a.id < b.id ? -1 : 1)) < 0;
}

function insert(item) {
  const at = queue.items.findIndex((other) => before(item, other));
  queue.total++;
  if (at >= 0) queue.items.splice(at, 0, item);
  else if (!queue.next) queue.items.push(item);
  queue.selectedId ??= item.id;
}
