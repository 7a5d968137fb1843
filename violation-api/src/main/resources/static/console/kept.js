/** Tasks and their pictures, for as long as the phone is without a connection; see service-worker.js. */
const TASKS = "xunjie-tasks";

const SESSION = "/api/session";
const KEPT_AT = "X-Kept-At";

/** A shift. What is older is of no use on the street, and is wiped. */
const LONGEST_MILLIS = 12 * 3600 * 1000;

/** Browsers keep nothing for pages over plain HTTP, some nothing in private windows. */
const mayKeep = () => "caches" in window && "serviceWorker" in navigator;

const keepsTasks = async () => mayKeep() && (await caches.has(TASKS).catch(() => false));

/** Keeps the console on this phone, and from now on what its squad reads of its tasks. */
export async function startKeeping(user) {
  if (!mayKeep()) return;
  try {
    const before = await kept(SESSION);
    if (before?.answer.username !== user.username) await wipe();
    await put(SESSION, user);
    await dropOld();
    navigator.serviceWorker.register("/service-worker.js").catch(() => {});
  } catch {
    // A phone without room, or whose owner forbids it, works with a connection only.
  }
}

/** Who was signed in here when the phone had a connection; null if nobody, or too long ago. */
export async function keptUser() {
  const user = (await kept(SESSION))?.answer ?? null;
  if (!user) await wipe();
  return user;
}

/** Keeps an answer, if tasks are kept at all. */
export async function keep(path, answer) {
  if (await keepsTasks()) await put(path, answer).catch(() => {});
}

/** What was kept of the path, as `{ answer, at }`; null if nothing, or too long ago. */
export async function kept(path) {
  if (!(await keepsTasks())) return null;
  const found = await caches.match(path, { cacheName: TASKS, ignoreVary: true });
  return found && !isOld(found) ? { answer: await found.json(), at: keptAt(found) } : null;
}

/** Forgets all that was kept of tasks and of who read them. */
export async function wipe() {
  if (await keepsTasks()) await caches.delete(TASKS);
}

/** Leaves nothing on the phone: neither tasks nor the console. */
export async function wipeAll() {
  if (!mayKeep()) return;
  const registration = await navigator.serviceWorker.getRegistration("/");
  await registration?.unregister();
  for (const name of await caches.keys()) {
    if (name.startsWith("xunjie-")) await caches.delete(name);
  }
}

async function dropOld() {
  const cache = await caches.open(TASKS);
  for (const request of await cache.keys()) {
    const found = await cache.match(request, { ignoreVary: true });
    if (found && isOld(found)) await cache.delete(request, { ignoreVary: true });
  }
}

const isOld = (found) => !(Date.now() - keptAt(found) <= LONGEST_MILLIS);

/** A picture is kept as the server sent it, by the server's clock. */
function keptAt({ headers }) {
  return Number(headers.get(KEPT_AT)) || Date.parse(headers.get("Date"));
}

async function put(path, answer) {
  const cache = await caches.open(TASKS);
  const headers = { "Content-Type": "application/json", [KEPT_AT]: String(Date.now()) };
  await cache.put(path, new Response(JSON.stringify(answer), { headers }));
}
