import { plan } from "./city-plan.js";
import { middle } from "./outline.js";

/** How many steps back are kept. */
const LONGEST_PAST = 200;

/** The corners of the area that is being edited, changed so that it can be taken back. */
function change(corners, chosen) {
  const { draft } = plan;
  draft.past = [...draft.past, draft.corners].slice(-LONGEST_PAST);
  draft.corners = corners;
  draft.chosen = chosen;
}

/** Adds a corner after all others. */
export function append(corner) {
  const { corners } = plan.draft;
  change([...corners, corner], corners.length);
}

/** Adds a corner behind the one at this place; without one given, half way to the next. */
export function insertAfter(at, corner) {
  const { corners } = plan.draft;
  const added = corner ?? middle(corners[at], corners[(at + 1) % corners.length]);
  change(corners.toSpliced(at + 1, 0, added), at + 1);
}

export function moveTo(at, corner) {
  change(plan.draft.corners.with(at, corner), at);
}

export function removeAt(at) {
  const corners = plan.draft.corners.toSpliced(at, 1);
  change(corners, corners.length ? Math.min(at, corners.length - 1) : null);
}

export function replaceAll(corners) {
  change(corners, null);
  plan.draft.drawing = false;
}

export function undo() {
  const { draft } = plan;
  draft.corners = draft.past.at(-1);
  draft.past = draft.past.slice(0, -1);
  draft.chosen = null;
}
