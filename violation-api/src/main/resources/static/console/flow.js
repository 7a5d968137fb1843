import { reactive } from "./vue.js";
import * as api from "./api.js";

/** The work in numbers, as the server last counted it. */
export const flow = reactive({ counted: null, problem: null });

export async function loadFlow() {
  try {
    flow.counted = await api.get("/api/flow");
    flow.problem = null;
  } catch (problem) {
    flow.problem = problem;
  }
}

const HOUR_MILLIS = 3_600_000;
const HOURS = 24;

/** The last 24 hours, oldest first, those in which nothing happened too. */
export function hours() {
  const { at, hours: counted } = flow.counted;
  const last = Math.floor(new Date(at).getTime() / HOUR_MILLIS) * HOUR_MILLIS;
  const known = new Map(counted.map((hour) => [new Date(hour.from).getTime(), hour.offences]));
  return Array.from({ length: HOURS }, (_, at) => {
    const from = last - (HOURS - 1 - at) * HOUR_MILLIS;
    return { from: new Date(from), offences: known.get(from) ?? {} };
  });
}
