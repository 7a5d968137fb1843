import { reactive } from "./vue.js";
import * as api from "./api.js";

const LARGEST_PAGE = 200;

/** The city as administrators divide it; `draft` is the area or squad that is being edited, or null. */
export const plan = reactive({
  areas: [],
  squads: [],
  places: [],
  people: [],
  section: "areas",
  draft: null,
  saved: "",
  loading: true,
  problem: null,
});

export async function loadPlan() {
  try {
    const [areas, squads, places, people] = await Promise.all([
      api.get("/api/areas"),
      api.get("/api/squads"),
      api.get("/api/places"),
      everybody(),
    ]);
    Object.assign(plan, { areas: areas.items, squads: squads.items, places: places.items, people, problem: null });
  } catch (problem) {
    plan.problem = problem;
  } finally {
    plan.loading = false;
  }
}

export function editArea(area) {
  open({
    kind: "area",
    id: area?.id ?? freshId("area"),
    isNew: !area,
    name: area?.name ?? "",
    corners: area ? area.outline.map((corner) => [...corner]) : [],
    drawing: !area,
    chosen: null,
    past: [],
  });
}

export function editSquad(squad) {
  open({
    kind: "squad",
    id: squad?.id ?? freshId("squad"),
    isNew: !squad,
    name: squad?.name ?? "",
    phone: squad?.phone ?? "",
    base: squad ? [...squad.base] : null,
    areas: [...(squad?.areas ?? [])],
    duties: (squad?.duties ?? []).map(toRow),
  });
}

export const leave = () => open(null);

/** Writes the draft to the server; what it refuses is thrown as a problem. */
export async function saveDraft() {
  const { kind, id, name } = plan.draft;
  await api.put(pathOf(kind, id), kind === "area" ? areaOf(plan.draft) : squadOf(plan.draft));
  await loadPlan();
  leave();
  plan.saved = name;
}

export async function removeDraft() {
  await api.remove(pathOf(plan.draft.kind, plan.draft.id));
  await loadPlan();
  leave();
}

/** Whether another area or squad has the draft's id, which saving would overwrite. */
export function isTaken({ kind, id, isNew }) {
  const others = kind === "area" ? plan.areas : plan.squads;
  return isNew && others.some((other) => other.id === id);
}

export const membersOf = (squadId) => plan.people.filter((person) => person.squad === squadId);

/** Puts the person into the squad, or with null out of any, and leaves all else as it is by now. */
export async function moveMember(username, squadId) {
  const path = `/api/users/${encodeURIComponent(username)}`;
  const { displayName, roles, areas } = await api.get(path);
  await api.put(path, { displayName, roles, areas, ...(squadId ? { squad: squadId } : {}) });
  plan.people = await everybody();
}

async function everybody() {
  const people = [];
  let cursor = "";
  do {
    const query = new URLSearchParams({ limit: LARGEST_PAGE, cursor });
    const page = await api.get(`/api/users?${query}`);
    people.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return people;
}

function open(draft) {
  plan.draft = draft;
  plan.saved = "";
}

function areaOf({ name, corners }) {
  return { name: name.trim(), outline: corners };
}

function squadOf({ name, phone, base, areas, duties }) {
  return { name: name.trim(), phone: phone.trim(), base, areas, duties: duties.map(fromRow) };
}

/** A duty as a row of the form: every field a text, `off` for a day off. */
function toRow({ weekday, date, from, until }) {
  return {
    weekday: weekday ?? "",
    date: date ?? "",
    from: from?.slice(0, 5) ?? "",
    until: until?.slice(0, 5) ?? "",
    off: !from,
  };
}

function fromRow({ weekday, date, from, until, off }) {
  const day = weekday ? { weekday } : { date };
  return off ? day : { ...day, from, until };
}

function freshId(prefix) {
  return `${prefix}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;
}

function pathOf(kind, id) {
  return `/api/${kind}s/${encodeURIComponent(id)}`;
}
