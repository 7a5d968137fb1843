import { reactive } from "./vue.js";

const NAMES = [
  "incident-opened",
  "incident-changed",
  "evidence-changed",
  "lease-changed",
  "decided",
  "camera-status",
  "scene-status",
];

/** Whether events arrive. */
export const live = reactive({ connected: false, tried: false });

/**
 * Listens to the server. Calls `onEvent(name, data)` for each event and `onConnected()` after each
 * connection: what happened before it must be read afresh. Returns a function that stops it.
 */
export function listen(onEvent, onConnected) {
  let source;
  let retry;

  function open() {
    source = new EventSource("/api/events");
    source.onopen = () => {
      live.connected = true;
      live.tried = true;
      onConnected();
    };
    source.onerror = () => {
      live.connected = false;
      live.tried = true;
      // A browser gives up by itself after an answer that is no stream.
      if (source.readyState === EventSource.CLOSED) {
        clearTimeout(retry);
        retry = setTimeout(open, 3000);
      }
    };
    for (const name of NAMES) {
      source.addEventListener(name, (event) => onEvent(name, JSON.parse(event.data)));
    }
  }

  open();
  return () => {
    clearTimeout(retry);
    source.close();
    live.connected = false;
    live.tried = false;
  };
}
