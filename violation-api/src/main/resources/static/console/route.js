import { ref } from "./vue.js";

/** The page that the address names after its #. */
export const page = ref("review");

/** The incident that the address names after the page, as in #review/ID; null if none. */
export const linked = ref(null);

/** The camera that the address names, as in #cameras/ID; null if none. */
export const shownCamera = ref(null);

/** The task that the address names, as in #tasks/ID; null if none. */
export const shownTask = ref(null);

/** Whose record the address asks for, as in #record/SUBJECT; empty: everybody's. */
export const recordOf = ref("");

/** The case that the address names, as in #cases/ID; null if none. */
export const shownCase = ref(null);

export function startRouting() {
  const follow = () => {
    const [named, id] = location.hash.slice(1).split("/");
    page.value = named || "review";
    linked.value = (page.value === "review" && id) || null;
    shownTask.value = (page.value === "tasks" && id) || null;
    shownCase.value = (page.value === "cases" && id) || null;
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

/** The address under which the case is shown with all that was done to it. */
export function addressOfCase(incidentId) {
  return `#cases/${incidentId}`;
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
  history.replaceState(null, "", incidentId ? addressOf(incidentId) : "#review");
}
