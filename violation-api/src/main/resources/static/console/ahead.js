import * as api from "./api.js";
import { fileUrl } from "./evidence.js";
import { part } from "./queue.js";

/** Pictures of the evidence that are shown beside the still of the violation. */
const AT_ONCE = ["PLATE_CLOSE_UP", "VEHICLE_CROP"];

/** The incident that will most likely be the next, fetched before it is asked for. */
let ahead = null;
let looking = 0;

/** Asks which would be next, besides these, and fetches its facts and pictures. */
export async function lookAhead(except) {
  const turn = ++looking;
  try {
    const following = await api.get(`/api/review/next?${nextQuery(except)}`);
    if (turn !== looking) return;
    if (!following) {
      ahead = null;
      return;
    }
    if (ahead?.id === following.id) return;
    const facts = await api.get(`/api/incidents/${following.id}`);
    const [manifest, history] = await Promise.all([manifestOf(facts), historyOf(facts)]);
    if (turn !== looking) return;
    ahead = { id: facts.id, facts, manifest, history, pictures: picturesOf(facts, manifest) };
  } catch {
    // Then the next is read when it is asked for.
    if (turn === looking) ahead = null;
  }
}

/** What was fetched ahead of the incident, if it was. */
export function fetchedAhead(id) {
  return ahead?.id === id ? ahead : null;
}

/** Takes what was fetched ahead, whichever incident it is of. */
export function useAhead() {
  const used = ahead;
  forgetAhead();
  return used;
}

export function forgetAhead() {
  looking++;
  ahead = null;
}

/** The part of the queue that is worked on, as the server is asked for its next. */
export function nextQuery(except) {
  const query = new URLSearchParams(part.value);
  except.forEach((id) => query.append("except", id));
  return query;
}

/** The evidence; what can't be had is asked for again once the incident is open. */
function manifestOf({ id, evidence }) {
  return evidence?.revision
    ? api.get(`/api/incidents/${id}/evidence?revision=${evidence.revision}`).catch(() => null)
    : null;
}

/** What there was before of the plate, which may be corrected in between, and in the place. */
async function historyOf({ id, plate }) {
  const found = await api.get(`/api/incidents/${id}/history`).catch(() => null);
  return found && { plate, found };
}

/** All that is shown as soon as the incident is: decoded, so that showing it costs no time. */
function picturesOf(facts, manifest) {
  const stills = facts.stills
    .filter((still) => still.status === "STORED")
    .sort((a, b) => (b.moment === "VIOLATION") - (a.moment === "VIOLATION"))
    .map((still) => `/api/incidents/${facts.id}/stills/${still.ordinal}`);
  const sealed = (manifest?.files ?? [])
    .filter((file) => AT_ONCE.includes(file.role) || (file.role === "STILL" && file.moment === "VIOLATION"))
    .map((file) => fileUrl(facts.id, manifest.revision, file.name));
  return [...sealed, ...stills].map((url) => {
    const picture = new Image();
    picture.src = url;
    // One that can't be shown says so where it is to be seen.
    picture.decode().catch(() => {});
    return picture;
  });
}
