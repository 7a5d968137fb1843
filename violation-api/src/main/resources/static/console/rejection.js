import { ref } from "./vue.js";
import { act, opened } from "./incident.js";

const OF_VEHICLES = ["ILLEGAL_PARKING", "DIRTY_TRUCK"];

/** The reasons that can be said of the offence, in the order of their number keys. */
export function reasonsFor(offence) {
  return [
    "NOT_A_VEHICLE",
    "NOT_IN_ZONE",
    "MOVING_OR_BRIEF",
    OF_VEHICLES.includes(offence) ? "EMERGENCY_VEHICLE" : "PEOPLE",
    "PERMITTED",
    "UNCLEAR_PICTURE",
    "ALREADY_HANDLED",
    "OTHER",
  ];
}

/** What the reviewer has to add, to a confirmation or a rejection. */
export const note = ref("");

/** Whether a note is asked for, because the reason says too little. */
export const noteNeeded = ref(false);

export function startRejecting() {
  opened.rejecting = true;
  noteNeeded.value = false;
}

export function stopRejecting() {
  opened.rejecting = false;
  noteNeeded.value = false;
}

/** Rejects for that reason, unless a note is needed first. */
export function choose(reason) {
  if (reason === "OTHER" && !note.value.trim()) {
    noteNeeded.value = true;
    document.querySelector("[data-part=note]")?.focus();
    return;
  }
  act("REJECT", { reason, note: note.value });
}
