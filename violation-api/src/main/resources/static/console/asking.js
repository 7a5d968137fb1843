import { nextTick, ref, watch } from "./vue.js";
import * as api from "./api.js";
import { act, lacks, opened } from "./incident.js";

const OF_VEHICLES = ["ILLEGAL_PARKING", "DIRTY_TRUCK"];

/** The grounds to cancel, in the order of their number keys. */
export const GROUNDS = [
  "EMERGENCY_VEHICLE",
  "STOLEN_OR_CLONED_PLATE",
  "RESCUE_OR_NECESSITY",
  "HANDLED_ON_SITE",
  "CONTRADICTORY_SIGNS",
  "UNCLEAR_RECORD",
  "PLATE_MISREAD",
  "OTHER",
];

/** The action that each question belongs to. */
const ACTIONS = {
  reject: "REJECT",
  cancel: "CANCEL",
  squad: "VERIFY_ON_SITE",
  return: "RETURN",
  plate: "CORRECT_PLATE",
};

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

/** What the reviewer has to add in words. */
export const note = ref("");

/** Whether a note is asked for, because what was chosen says too little. */
export const noteNeeded = ref(false);

/** The plate as the reviewer reads it. */
export const plate = ref("");

/** Squads that may be sent, the proposed one first; null while nobody knows. */
export const squads = ref(null);

watch(
  () => opened.id,
  () => {
    note.value = opened.inVain?.note ?? "";
    noteNeeded.value = false;
  },
);

/** Whether the question may be asked now. */
export function mayAsk(question) {
  return opened.mine && !opened.saving && lacks(ACTIONS[question]) !== null;
}

export async function ask(question) {
  if (!mayAsk(question)) return;
  noteNeeded.value = false;
  opened.asking = question;
  if (question === "plate") plate.value = opened.facts.plate ?? "";
  if (question === "squad") await readSquads();
  await nextTick();
  // Not the first answer, for a stray press of the space bar would give it.
  const place = document.querySelector("[data-part=answer]");
  const words = question === "plate" || question === "return" ? place?.querySelector("input") : place;
  words?.focus();
  words?.select?.();
}

/** Asks no more; the keys work on the incident then, not on the button that asked. */
export async function dismiss() {
  opened.asking = null;
  noteNeeded.value = false;
  await nextTick();
  document.querySelector("[data-part=incident]")?.focus();
}

/** What the number keys choose from. */
export function options() {
  switch (opened.asking) {
    case "reject":
      return reasonsFor(opened.facts.offence).map((reason) => ({ reason }));
    case "cancel":
      return GROUNDS.map((ground) => ({ ground }));
    case "squad":
      return (squads.value ?? []).slice(0, 9).map((squad) => ({ squad: squad.squadId }));
    default:
      return [];
  }
}

/** Does what is asked for with that answer, unless a note is needed first. */
export function answer(option) {
  const tooLittle = Object.values(option).includes("OTHER") || opened.asking === "return";
  if (tooLittle && !note.value.trim()) {
    noteNeeded.value = true;
    document.querySelector("[data-part=note]")?.focus();
    return;
  }
  act(ACTIONS[opened.asking], { ...option, note: note.value });
}

export function savePlate() {
  const typed = plate.value.replace(/[\s·]/g, "").toUpperCase();
  if (typed) act("CORRECT_PLATE", { plate: typed, note: note.value });
}

async function readSquads() {
  squads.value = null;
  try {
    squads.value = (await api.get(`/api/incidents/${opened.id}/squads`)).items;
  } catch (problem) {
    squads.value = [];
    opened.leaseProblem = problem;
  }
}
