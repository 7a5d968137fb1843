import { reactive } from "./vue.js";
import * as api from "./api.js";
import { cityZone } from "./format.js";
import { keptUser, wipe, wipeAll } from "./kept.js";

/**
 * Who is signed in. `user` is null for nobody; `known` false until the server was asked; `kept`
 * while it can't be asked and a squad's phone knows them from before; `leaving` while they sign out.
 */
export const session = reactive({
  known: false,
  user: null,
  kept: false,
  leaving: false,
  expired: false,
  problem: null,
});

export const mayExportRecord = () => hasAnyRole(["AUDITOR"]);
/** Who sees to it that the clocks are right. */
export const mayRenewCalendar = () => hasAnyRole(["ADMIN", "LEGAL"]);
export const mayDecide = () => hasAnyRole(["REVIEWER"]);
export const maySeePlates = () => hasAnyRole(["REVIEWER", "LEGAL", "AUDITOR"]);

/** Whether the user has one of the roles. */
export function hasAnyRole(wanted) {
  return session.user?.roles.some((role) => wanted.includes(role)) ?? false;
}

api.whenSessionIsOver(() => {
  session.expired = session.user !== null;
  session.user = null;
  wipe();
});

export async function recognise() {
  session.problem = null;
  try {
    welcome(await api.get("/api/session"));
    session.kept = false;
  } catch (problem) {
    if (problem.status !== 401) {
      const user = await keptUser();
      session.user = null;
      if (user) welcome(user);
      session.kept = user !== null;
      if (!session.kept) session.problem = problem;
      session.known ||= session.kept;
      return;
    }
  }
  session.known = true;
}

export async function signIn(username, password) {
  welcome(await api.postUnkeyed("/api/session", { username, password }));
  session.expired = false;
}

function welcome(user) {
  cityZone.value = user.timeZone;
  session.user = user;
}

/** Browsers empty their cache before they hand on the answer; of a large one that takes seconds. */
export async function signOut() {
  session.leaving = true;
  try {
    await api.remove("/api/session");
  } finally {
    await wipeAll().catch(() => {});
    Object.assign(session, { user: null, kept: false, leaving: false, expired: false });
  }
}
