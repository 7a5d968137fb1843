import { h } from "./vue.js";
import { chooseAll, mayChooseAll } from "./bulk.js";
import { opened } from "./incident.js";
import { t } from "./language.js";
import { find, queue, show } from "./queue.js";

export const showAllCameras = () => show({ camera: null });

/** Confines the queue to the camera of what is open, or else selected; or gives it all cameras again. */
export function switchCameras() {
  const camera = (opened.facts ?? find(queue.selectedId))?.camera;
  if (queue.camera) showAllCameras();
  else if (camera) show({ camera });
}

/** Beside a camera's name: confines the queue to it, or no more. */
export const OnlyThisCamera = ({ camera }) => {
  const here = queue.camera?.id === camera.id;
  return h(
    "button",
    {
      class: ["button small", { on: here }],
      type: "button",
      "aria-pressed": here,
      "data-part": "only-camera",
      onClick: () => (here ? showAllCameras() : show({ camera })),
    },
    [t("queue.onlyCamera"), h("kbd", "F")],
  );
};
OnlyThisCamera.props = ["camera"];

/** Above the list: which camera it is confined to, the way out of that, and all of it at once. */
export const CameraChip = () =>
  h("div", { class: "queue-camera", role: "status" }, [
    queue.camera &&
      h("p", { class: "camera-chip", "data-part": "camera-chip" }, [
        h("span", { title: queue.camera.name }, t("queue.camera", { camera: queue.camera.name })),
        h(
          "button",
          {
            type: "button",
            title: t("queue.allCameras"),
            "aria-label": t("queue.allCameras"),
            "data-part": "all-cameras",
            onClick: showAllCameras,
          },
          "×",
        ),
      ]),
    mayChooseAll() &&
      h("button", { class: "button small", type: "button", "data-part": "choose-all", onClick: chooseAll }, [
        t("bulk.all"),
        h("kbd", "⇧A"),
      ]),
  ]);
