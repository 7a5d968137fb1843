// The server writes CONSOLE before this: { version, files }.

/** The console's files of this release. */
const RELEASE = `xunjie-console-${CONSOLE.version}`;

/** What a squad's phone keeps of its tasks; made and wiped by the page (kept.js), only filled here. */
const TASKS = "xunjie-tasks";

/** Pictures of the squad's own tasks. */
const PICTURE = /^\/api\/tasks\/[^/]+\/(stills|photos)\/[^/]+$/;

const FILES = new Set(CONSOLE.files);

self.addEventListener("install", (event) => event.waitUntil(keepRelease()));

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (FILES.has(pathname)) event.respondWith(consoleFile(request, pathname));
  else if (PICTURE.test(pathname)) event.respondWith(picture(request));
});

async function keepRelease() {
  const cache = await caches.open(RELEASE);
  await cache.addAll(CONSOLE.files.map((path) => new Request(path, { cache: "no-cache" })));
  await self.skipWaiting();
}

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("xunjie-console-") && name !== RELEASE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The server's file always comes first: what is kept is for a phone that can't reach it. */
async function consoleFile(request, path) {
  const kept = () => caches.match(path, { cacheName: RELEASE, ignoreVary: true });
  try {
    const answer = await fetch(request);
    return answer.status < 500 ? answer : ((await kept()) ?? answer);
  } catch (unreachable) {
    const file = await kept();
    if (file) return file;
    throw unreachable;
  }
}

/** A picture is kept only while the page keeps the tasks: after a sign-out nothing comes back. */
async function picture(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok && (await caches.has(TASKS))) {
      const cache = await caches.open(TASKS);
      await cache.put(request.url, answer.clone());
    }
    return answer;
  } catch (unreachable) {
    const kept = await caches.match(request.url, { cacheName: TASKS, ignoreVary: true });
    if (kept) return kept;
    throw unreachable;
  }
}
