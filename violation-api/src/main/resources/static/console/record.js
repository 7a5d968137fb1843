import { reactive } from "./vue.js";
import * as api from "./api.js";
import { fromField } from "./format.js";

const PAGE = 100;

const NOTHING = { subject: "", actor: "", kind: "", from: "", to: "" };

/** What is shown of the record. `asked` are the conditions of these very items. */
export const record = reactive({
  wanted: { ...NOTHING },
  asked: { ...NOTHING },
  items: [],
  next: null,
  loading: true,
  loadingMore: false,
  problem: null,
  standing: null,
  standingUnknown: false,
});

let reading = 0;

/** Asks for the newest rows under the conditions that were chosen. */
export async function search() {
  const turn = ++reading;
  Object.assign(record, { asked: { ...record.wanted }, loading: true, problem: null });
  try {
    const page = await api.get(`/api/activity?${query({ limit: PAGE })}`);
    if (turn !== reading) return;
    Object.assign(record, { items: page.items, next: page.next ?? null, loading: false });
  } catch (problem) {
    if (turn === reading) Object.assign(record, { items: [], next: null, problem, loading: false });
  }
}

export async function more() {
  if (record.loadingMore || record.loading || record.next === null) return;
  const turn = reading;
  record.loadingMore = true;
  try {
    const page = await api.get(`/api/activity?${query({ limit: PAGE, before: record.next })}`);
    if (turn !== reading) return;
    record.items.push(...page.items);
    record.next = page.next ?? null;
  } catch (problem) {
    if (turn === reading) record.problem = problem;
  } finally {
    record.loadingMore = false;
  }
}

/** Only what was done to the subject; with "" everything. */
export function ask(subject) {
  record.wanted = { ...NOTHING, subject };
  return search();
}

export function hasConditions() {
  return Object.values(record.wanted).some((value) => value !== "");
}

/** Where the rows that are shown, and all after them, come as a file. */
export function exportAddress() {
  return `/api/activity/export.csv?${query({})}`;
}

/** Lets the server look at the chain; while it isn't at the end, it is asked on. */
export async function verify(isWanted) {
  try {
    do {
      record.standing = await api.get("/api/activity/verification");
      record.standingUnknown = false;
    } while (record.standing.state === "CHECKING" && isWanted());
  } catch {
    record.standingUnknown = true;
  }
}

function query(more) {
  const { from, to, ...texts } = record.asked;
  const given = { ...texts, from: fromField(from) ?? "", to: fromField(to) ?? "", ...more };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ""));
}
