import { reactive } from "./vue.js";
import * as api from "./api.js";
import { cityZone } from "./format.js";

/** Who is signed in. `user` is null for nobody; `known` false until the server was asked. */
export const session = reactive({ known: false, user: null, expired: false, problem: null });

export const mayExportRecord = () => hasAnyRole(["AUDITOR"]);
export const mayDecide = () => hasAnyRole(["REVIEWER"]);
export const maySeePlates = () => hasAnyRole(["REVIEWER", "LEGAL", "AUDITOR"]);

/** Whether the user has one of the roles. */
export function hasAnyRole(wanted) {
  return session.user?.roles.some((role) => wanted.includes(role)) ?? false;
}

api.whenSessionIsOver(() => {
  session.expired = session.user !== null;
  session.user = null;
});

export async function recognise() {
  session.problem = null;
  try {
    welcome(await api.get("/api/session"));
  } catch (problem) {
    if (problem.status !== 401) {
      session.problem = problem;
      return;
    }
  }
  session.known = true;
}

export async function signIn(username, password) {
  welcome(await api.post("/api/session", { username, password }));
  session.expired = false;
}

function welcome(user) {
  cityZone.value = user.timeZone;
  session.user = user;
}

export async function signOut() {
  try {
    await api.remove("/api/session");
  } finally {
    session.user = null;
    session.expired = false;
  }
}
