const DATABASE = "xunjie";
const STORE = "outbox";

let opening;

/** What waits to be sent, kept by the browser: it is there again after the page was closed. */
export function add(entry) {
  return transact("readwrite", (store) => store.add(entry));
}

export function put(entry) {
  return transact("readwrite", (store) => store.put(entry));
}

export function remove(seq) {
  return transact("readwrite", (store) => store.delete(seq));
}

/** All entries of the user in the order in which they were made. */
export async function entriesOf(username) {
  const all = await transact("readonly", (store) => store.getAll());
  return all.filter((entry) => entry.username === username);
}

async function transact(mode, ask) {
  opening ??= open().catch((flaw) => {
    opening = undefined;
    throw flaw;
  });
  const database = await opening;
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const request = ask(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(STORE, { keyPath: "seq", autoIncrement: true });
    request.onsuccess = () => {
      request.result.onclose = () => (opening = undefined);
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
}
