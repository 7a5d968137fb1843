import * as api from "./api.js";
import { fileUrl } from "./evidence.js";
import { queue } from "./queue.js";

/** So many pictures are fetched ahead: those that a decision is made by. */
const PICTURES = 4;

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
    const revision = facts.evidence?.revision ?? 0;
    const manifest = revision
      ? await api.get(`/api/incidents/${facts.id}/evidence?revision=${revision}`)
      : null;
    if (turn !== looking) return;
    ahead = { id: facts.id, facts, manifest, pictures: picturesOf(facts, manifest) };
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
  const query = new URLSearchParams({ state: queue.state });
  if (queue.offence) query.set("offence", queue.offence);
  except.forEach((id) => query.append("except", id));
  return query;
}

function picturesOf(facts, manifest) {
  const stills = facts.stills
    .filter((still) => still.status === "STORED")
    .sort((a, b) => (b.moment === "VIOLATION") - (a.moment === "VIOLATION"))
    .map((still) => `/api/incidents/${facts.id}/stills/${still.ordinal}`);
  const sealed = (manifest?.files ?? [])
    .filter(
      (file) =>
        file.role === "PLATE_CLOSE_UP" || (file.role === "STILL" && file.moment === "VIOLATION"),
    )
    .map((file) => fileUrl(facts.id, manifest.revision, file.name));
  return [...sealed, ...stills].slice(0, PICTURES + sealed.length).map((url) => {
    const picture = new Image();
    picture.src = url;
    return picture;
  });
}
