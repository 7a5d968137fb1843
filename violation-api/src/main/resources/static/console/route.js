import { ref } from "./vue.js";

/** The page that the address names after its #. */
export const page = ref("review");

/** The incident that the address names after the page, as in #review/ID; null if none. */
export const linked = ref(null);

/** The camera whose queue the address asks for, as in #review?camera=ID; null if none. */
export const queueCamera = ref(null);

/** The camera that the address names, as in #cameras/ID; null if none. */
export const shownCamera = ref(null);

/** The task that the address names, as in #tasks/ID; null if none. */
export const shownTask = ref(null);

/** Whose record the address asks for, as in #record/SUBJECT; empty: everybody's. */
export const recordOf = ref("");

/** The case that the address names, as in #cases/ID; null if none. */
export const shownCase = ref(null);

/**
 * Which cases the address asks for, as in #cases?due=OVERDUE; empty: all of them; null where it
 * names a single case, and leaves open which are listed beside it.
 */
export const dueCases = ref(null);

export function startRouting() {
  const follow = () => {
    const [path, query] = location.hash.slice(1).split("?");
    const asked = new URLSearchParams(query);
    const [named, id] = path.split("/");
    page.value = named || "review";
    linked.value = (page.value === "review" && id) || null;
    queueCamera.value = (page.value === "review" && asked.get("camera")) || null;
    shownTask.value = (page.value === "tasks" && id) || null;
    shownCase.value = (page.value === "cases" && id) || null;
    dueCases.value = page.value === "cases" && !id ? (asked.get("due") ?? "") : null;
    shownCamera.value = (page.value === "cameras" && id) || null;
    recordOf.value = (page.value === "record" && id && decodeURIComponent(id)) || "";
  };
  addEventListener("hashchange", follow);
  follow();
}

/** The address under which the incident is opened. */
export function addressOf(incidentId) {
  return `#review/${incidentId}`;
}

/** The address under which the queue is confined to the camera. */
export function addressOfQueue(cameraId) {
  return `#review?${new URLSearchParams({ camera: cameraId })}`;
}

/** The address under which the case is shown with all that was done to it. */
export function addressOfCase(incidentId) {
  return `#cases/${incidentId}`;
}

/** The address of all cases, or of those that are OVERDUE or due SOON. */
export function addressOfCases(due = "") {
  return due ? `#cases?due=${due}` : "#cases";
}

/** The address under which the camera is shown. */
export function addressOfCamera(cameraId) {
  return `#cameras/${cameraId}`;
}

/** The address under which the task is shown. */
export function addressOfTask(taskId) {
  return `#tasks/${taskId}`;
}

/** Lets the address name the incident that is open, so that it can be passed on. */
export function nameInAddress(incidentId) {
  if (page.value !== "review") return;
  linked.value = incidentId;
  queueCamera.value = null;
  history.replaceState(null, "", incidentId ? addressOf(incidentId) : "#review");
}

/** Lets the address name which cases are listed, so that it can be passed on. */
export function nameDueInAddress(due) {
  if (page.value !== "cases" || shownCase.value) return;
  dueCases.value = due;
  history.replaceState(null, "", addressOfCases(due));
}
