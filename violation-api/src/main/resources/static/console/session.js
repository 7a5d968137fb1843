import { reactive } from "./vue.js";
import * as api from "./api.js";

const READERS = ["REVIEWER", "ANALYST", "LEGAL", "AUDITOR"];

/** Who is signed in. `user` is null for nobody; `known` false until the server was asked. */
export const session = reactive({ known: false, user: null, expired: false, problem: null });

export const mayRead = () => session.user?.roles.some((role) => READERS.includes(role)) ?? false;
/** Whether the user may read the record of activities. */
export const maySupervise = () => hasRole("AUDITOR") || hasRole("ADMIN");
export const mayExportRecord = () => hasRole("AUDITOR");
export const mayDecide = () => session.user?.roles.includes("REVIEWER") ?? false;

function hasRole(role) {
  return session.user?.roles.includes(role) ?? false;
}

/** The page that is shown in place of the one named, if that isn't for this user. */
export function pageFor(named) {
  const open = { review: mayRead, record: maySupervise }[named] ?? (() => true);
  return open() ? named : "cameras";
}

api.whenSessionIsOver(() => {
  session.expired = session.user !== null;
  session.user = null;
});

export async function recognise() {
  session.problem = null;
  try {
    session.user = await api.get("/api/session");
  } catch (problem) {
    if (problem.status !== 401) {
      session.problem = problem;
      return;
    }
  }
  session.known = true;
}

export async function signIn(username, password) {
  session.user = await api.post("/api/session", { username, password });
  session.expired = false;
}

export async function signOut() {
  try {
    await api.remove("/api/session");
  } finally {
    session.user = null;
    session.expired = false;
  }
}
