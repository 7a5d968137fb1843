import { answer, ask, dismiss, options, note } from "./asking.js";
import { askBulk, bulk, bulkReasons, choose, chooseAll, chooseNothing, rejectChosen, undoLast } from "./bulk.js";
import { switchCameras } from "./camera-filter.js";
import { playOrPause, stepFrame } from "./clip-view.js";
import { showHelp } from "./help.js";
import { close, confirm, open, mayRestore, opened, passOver, restore, step } from "./incident.js";
import { move, queue } from "./queue.js";
import { scene } from "./scene.js";

/** The keys of the review page; typing into a field is left alone, save for Esc. */
export function reviewKeys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (document.querySelector("dialog[open]")) return;
  const typing = event.target.closest("input:not([type=checkbox], [readonly]), textarea, select");
  if (event.key === "Escape") {
    escape(typing);
    return;
  }
  if (typing) return;
  const action = numbered(event.key) ?? ordinary(event);
  if (action) {
    event.preventDefault();
    action();
  }
}

function escape(typing) {
  if (opened.asking) dismiss();
  else if (typing) typing.blur();
  else if (bulk.chosen.size) chooseNothing();
  else if (scene.zoomed) scene.zoomed = false;
  else close();
}

/** What a number key chooses, where something is asked. */
function numbered(key) {
  const place = Number(key) - 1;
  if (!(place >= 0)) return null;
  if (opened.asking) {
    const option = options()[place];
    return option && (() => answer(option));
  }
  const reason = bulk.asking && bulkReasons()[place];
  return reason ? () => rejectChosen(reason) : null;
}

const ORDINARY = {
  j: () => move(1),
  k: () => move(-1),
  n: passOver,
  f: switchCameras,
  " ": () => choose(queue.selectedId),
  A: chooseAll,
  R: askBulk,
  u: () => (mayRestore() ? restore() : undoLast()),
  o: () => (scene.overlay = !scene.overlay),
  z: () => (scene.zoomed = !scene.zoomed),
  a: playOrPause,
  ",": () => stepFrame(-1),
  ".": () => stepFrame(1),
  c: () => opened.mine && (opened.saving || !opened.asking) && confirm(note.value),
  r: () => askOne("reject"),
  x: () => askOne("cancel"),
  v: () => askOne("squad"),
  b: () => askOne("return"),
  p: () => askOne("plate"),
  "?": showHelp,
};

function askOne(question) {
  bulk.asking = false;
  ask(question);
}

function ordinary(event) {
  switch (event.key) {
    case "Enter":
      return pressesSomethingElse(event) ? null : onward();
    case " ":
      return event.target.closest("button:not([data-part=queue-item]), a, input, summary, video")
        ? null
        : ORDINARY[" "];
    case "ArrowRight":
      return seeks(event) ? null : () => step(1);
    case "ArrowLeft":
      return seeks(event) ? null : () => step(-1);
    default:
      return ORDINARY[event.key] ?? null;
  }
}

/** Opens what is selected, or takes the next; what is open and undecided stays. */
function onward() {
  if (opened.saving) return null;
  const selects = queue.selectedId && queue.selectedId !== opened.id && !opened.done;
  if (selects) return () => open(queue.selectedId);
  return opened.id ? null : passOver;
}

/** Whether the key moves a video instead. */
function seeks(event) {
  return event.target.closest("video") !== null;
}

/** Whether the browser presses a focused button or link by itself. */
function pressesSomethingElse(event) {
  const focused = event.target.closest("button, a, video, summary");
  return focused && !focused.matches("[data-part=queue-item]");
}
