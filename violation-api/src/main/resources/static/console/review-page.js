import { h, onMounted, onUnmounted, watch } from "./vue.js";
import { chooseNothing } from "./bulk.js";
import { cameraName } from "./cameras.js";
import { Help, key, showHelp } from "./help.js";
import { close, followPart, hear, isSaving, leave, open, opened } from "./incident.js";
import { IncidentPanel } from "./incident-panel.js";
import { reviewKeys } from "./keys.js";
import { t } from "./language.js";
import { listen } from "./live.js";
import { apply, load, part, queue, show } from "./queue.js";
import { QueueList } from "./queue-list.js";
import { linked, nameInAddress, queueCamera } from "./route.js";

/** Without events the list is read this often, so that it is never far from the truth. */
const REREAD_EVERY_MILLIS = 30_000;

export const ReviewPage = {
  setup() {
    let stopListening;
    let rereading;

    onMounted(() => {
      (queueCamera.value ? followCamera() : load()).then(follow);
      stopListening = listen((name, data) => {
        apply(name, data);
        hear(name, data);
      }, load);
      rereading = setInterval(load, REREAD_EVERY_MILLIS);
      addEventListener("keydown", reviewKeys);
      addEventListener("pagehide", leave);
      addEventListener("beforeunload", stayWhileSaving);
    });
    onUnmounted(() => {
      stopListening();
      clearInterval(rereading);
      removeEventListener("keydown", reviewKeys);
      removeEventListener("pagehide", leave);
      removeEventListener("beforeunload", stayWhileSaving);
      chooseNothing();
      close();
    });
    watch(part, () => {
      chooseNothing();
      followPart();
    });

    watch(linked, follow);
    watch(queueCamera, (id) => id && followCamera());

    return () =>
      h("main", { class: "review", id: "content", onClick: freeTheKeys }, [
        h("p", { class: "for-ears", role: "status" }, announced()),
        h(QueueList),
        h(IncidentPanel, { key: opened.id ?? "none" }),
        h(Keys),
        h(Help),
      ]);
  },
};

/** A decision on its way would be lost with the page. */
function stayWhileSaving(event) {
  if (isSaving()) event.preventDefault();
}

/** After a click the space bar chooses in the list again, in place of pressing what was clicked. */
function freeTheKeys(event) {
  const byMouse = event.detail > 0;
  if (byMouse) event.target.closest("button, input[type=checkbox]")?.blur();
}

/** Opens the incident that the address names. */
function follow() {
  if (linked.value && linked.value !== opened.id) open(linked.value);
}

/** Shows what waits for review of the camera that the address names. */
function followCamera() {
  const id = queueCamera.value;
  nameInAddress(opened.id);
  return show({ state: "PENDING", offence: "", camera: { id, name: cameraName(id) } });
}

function announced() {
  return queue.announcement ? t("live.arrived", { zone: queue.announcement.zone.name }) : "";
}

const Keys = () =>
  h("footer", { class: "keys", "aria-label": t("keys.title") }, [
    key("J", "K", "move"),
    key("N", "next"),
    key("←", "→", "stills"),
    key("Z", "zoom"),
    key("C", "confirm"),
    key("R", "reject"),
    key("P", "plate"),
    key("Space", "choose"),
    h("button", { class: "button small quiet keys-all", type: "button", onClick: showHelp }, [
      t("keys.all"),
      h("kbd", "?"),
    ]),
  ]);
