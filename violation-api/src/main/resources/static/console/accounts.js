import { reactive } from "./vue.js";
import * as api from "./api.js";

const PAGE = 100;

/** The roles in the order in which they are offered. */
export const ROLES = ["REVIEWER", "SQUAD", "ANALYST", "LEGAL", "AUDITOR", "ADMIN"];

/** What a machine client may be. */
export const MACHINE_ROLES = ["ANALYST", "AUDITOR"];

/** The accounts as far as they were read, and the one in the panel: null, "new" or a user name. */
export const accounts = reactive({
  items: [],
  next: null,
  search: "",
  loading: true,
  problem: null,
  opened: null,
  detail: null,
});

export const tokens = reactive({ items: [], loading: true, problem: null });

/** The squads and areas to choose from; empty where there are none yet. */
export const city = reactive({ squads: [], areas: [] });

let asked = 0;

/** Reads the first page anew. */
export async function loadAccounts() {
  const asking = ++asked;
  await reading(accounts, async () => {
    const page = await api.get(pathOf(""));
    if (asking !== asked) return;
    accounts.items = page.items;
    accounts.next = page.next ?? null;
  });
}

export async function loadMore() {
  await reading(accounts, async () => {
    const page = await api.get(pathOf(accounts.next));
    accounts.items.push(...page.items);
    accounts.next = page.next ?? null;
  });
}

export async function loadTokens() {
  await reading(tokens, async () => {
    tokens.items = (await api.get("/api/tokens")).items;
  });
}

/** Without the names of squads and areas their ids do. */
export async function loadCity() {
  const named = (path) => api.get(path).then((answer) => answer.items, () => []);
  [city.squads, city.areas] = await Promise.all([named("/api/squads"), named("/api/areas")]);
}

export async function openAccount(username) {
  accounts.opened = username;
  accounts.detail = null;
  if (username === "new" || username === null) return;
  await reading(accounts, async () => {
    const detail = await api.get(userPath(username));
    if (accounts.opened === username) accounts.detail = detail;
  });
}

/** Creates an account; returns its one-time password. */
export async function createAccount(account) {
  const created = await api.post("/api/users", account);
  await loadAccounts();
  return created.oneTimePassword;
}

export const editAccount = (username, edit) => changing(username, () => api.put(userPath(username), edit));

export const disableAccount = (username) =>
  changing(username, () => api.put(`${userPath(username)}/disabled`));

export const enableAccount = (username) =>
  changing(username, () => api.remove(`${userPath(username)}/disabled`));

export const resetPassword = (username) =>
  changing(username, async () => (await api.post(`${userPath(username)}/password-reset`, {})).oneTimePassword);

export const addCertificate = (username, certificate) =>
  changing(username, () => api.post(`${userPath(username)}/certificates`, certificate));

export const changeCertificate = (username, { number, validFrom, validUntil }) =>
  changing(username, () =>
    api.put(`${userPath(username)}/certificates/${encodeURIComponent(number)}`, { validFrom, validUntil }),
  );

/** Creates a token; returns it, for it is told only once. */
export async function createToken(token) {
  const created = await api.post("/api/tokens", token);
  await loadTokens();
  return created.token;
}

export async function revokeToken(name) {
  await api.remove(`/api/tokens/${encodeURIComponent(name)}`);
  await loadTokens();
}

/** The name of a squad or an area, or its id. */
export function nameOf(items, id) {
  return items.find((item) => item.id === id)?.name ?? id;
}

async function changing(username, change) {
  const answer = await change();
  const [detail] = await Promise.all([api.get(userPath(username)), loadAccounts()]);
  if (accounts.opened === username) accounts.detail = detail;
  return answer;
}

async function reading(store, read) {
  try {
    await read();
    store.problem = null;
  } catch (problem) {
    store.problem = problem;
  } finally {
    store.loading = false;
  }
}

function pathOf(cursor) {
  const query = new URLSearchParams({ limit: PAGE, search: accounts.search, cursor });
  return `/api/users?${query}`;
}

function userPath(username) {
  return `/api/users/${encodeURIComponent(username)}`;
}
