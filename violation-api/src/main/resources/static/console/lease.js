import * as api from "./api.js";

const RENEW_EVERY_MILLIS = 20_000;

let held = null;
let renewal;

const path = (id) => `/api/incidents/${id}/lease`;

/**
 * Goes on holding an incident that is held: `onLost(problem)` once somebody else has it,
 * `onTrouble(problem)` while nobody knows, with null once that is over.
 */
export function keep(id, onLost, onTrouble) {
  clearInterval(renewal);
  held = id;
  renewal = setInterval(async () => {
    try {
      await api.put(path(id));
      if (held === id) onTrouble(null);
    } catch (problem) {
      if (held !== id) return;
      if (problem.status === 409) {
        forget();
        onLost(problem);
      } else {
        onTrouble(problem);
      }
    }
  }, RENEW_EVERY_MILLIS);
}

/** Takes an incident; throws the problem if somebody else has it. */
export const take = (id) => api.put(path(id));

/** Gives back what is held, if anything is. */
export function giveBack(options = {}) {
  const id = forget();
  if (id) returnUnused(id, options);
}

/** Gives back an incident that was taken and isn't wanted any more. */
export function returnUnused(id, options = {}) {
  api.remove(path(id), options).catch(() => {});
}

/** Holds no more what the server has taken back by itself; which it was. */
export function forget() {
  clearInterval(renewal);
  const id = held;
  held = null;
  return id;
}
