import { close, confirm, open, opened, step } from "./incident.js";
import { move, queue } from "./queue.js";
import { choose, reasonsFor, startRejecting, stopRejecting, note } from "./rejection.js";
import { scene } from "./scene.js";

/** The keys of the review page; typing into a field is left alone, save for Esc. */
export function reviewKeys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "Escape") {
    escape(typing);
    return;
  }
  if (typing) return;
  const action = opened.rejecting ? reasonKey(event.key) : ordinaryKey(event);
  if (action) {
    event.preventDefault();
    action();
  }
}

function escape(typing) {
  if (typing) typing.blur();
  else if (opened.rejecting) stopRejecting();
  else if (scene.zoomed) scene.zoomed = false;
  else close();
}

function reasonKey(key) {
  const reason = reasonsFor(opened.facts.offence)[Number(key) - 1];
  return reason && (() => choose(reason));
}

function ordinaryKey(event) {
  switch (event.key) {
    case "j":
      return () => move(1);
    case "k":
      return () => move(-1);
    case "Enter":
      return pressesSomethingElse(event) || !queue.selectedId ? null : () => open(queue.selectedId);
    case "ArrowRight":
      return seeks(event) ? null : () => step(1);
    case "ArrowLeft":
      return seeks(event) ? null : () => step(-1);
    case "o":
      return () => (scene.overlay = !scene.overlay);
    case "z":
      return () => (scene.zoomed = !scene.zoomed);
    case "c":
      return () => opened.mine && confirm(note.value);
    case "r":
      return () => opened.mine && startRejecting();
    default:
      return null;
  }
}

/** Whether the key moves a video instead. */
function seeks(event) {
  return event.target.closest("video") !== null;
}

/** Whether the browser presses a focused button or link by itself. */
function pressesSomethingElse(event) {
  const focused = event.target.closest("button, a, video");
  return focused && !focused.matches("[data-part=queue-item]");
}
