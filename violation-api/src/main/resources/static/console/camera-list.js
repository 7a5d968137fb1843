import { computed, h, reactive } from "./vue.js";
import { approvalState } from "./approval.js";
import { areaNames, city, stateOf } from "./cameras.js";
import { now } from "./clock.js";
import { ago, dateTime } from "./format.js";
import { t } from "./language.js";
import { addressOfCamera, shownCamera } from "./route.js";

/** Which cameras are listed; stays while one is looked at. */
const filter = reactive({ words: "", troubled: false });

const listed = computed(() =>
  city.cameras.filter((camera) => (!filter.troubled || isTroubled(camera)) && matches(camera)),
);

/** The cameras one under another: what each does, sees and may be used for. */
export const CameraList = () => [
  h("div", { class: "camera-filter", role: "search" }, [
    h("input", {
      type: "search",
      "data-part": "camera-filter",
      "aria-label": t("cameras.filter"),
      placeholder: t("cameras.filter"),
      value: filter.words,
      onInput: (event) => (filter.words = event.target.value),
    }),
    h(
      "button",
      {
        class: ["button small", { on: filter.troubled }],
        type: "button",
        "aria-pressed": String(filter.troubled),
        "data-part": "troubled",
        title: t("cameras.troubledHint"),
        onClick: () => (filter.troubled = !filter.troubled),
      },
      [t("cameras.troubled"), h("span", { class: "count" }, city.cameras.filter(isTroubled).length)],
    ),
  ]),
  listed.value.length
    ? h("ul", { class: "camera-list", "aria-label": t("cameras.title") }, listed.value.map(row))
    : h("p", { class: "list-note" }, t("cameras.noneListed")),
];

/** Whether somebody should do something about it. */
function isTroubled(camera) {
  const approval = approvalState(city.approvals.get(camera.id), now.value);
  return stateOf(camera) !== "STREAMING" || camera.scene?.faults.length > 0 || approval.mood !== "good";
}

function matches(camera) {
  const text = [camera.id, camera.name, camera.place, camera.deviceNumber, ...areaNames(camera.id)]
    .join(" ")
    .toLowerCase();
  return filter.words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

function row(camera) {
  const here = shownCamera.value === camera.id;
  const approval = approvalState(city.approvals.get(camera.id), now.value);
  const areas = areaNames(camera.id);
  return h("li", { key: camera.id, "data-camera": camera.id }, [
    h(
      "a",
      {
        href: addressOfCamera(camera.id),
        class: ["camera-row", { here }],
        "aria-current": here ? "true" : undefined,
      },
      [
        h("span", { class: "camera-name" }, [
          h("strong", camera.name),
          h("span", { class: "muted" }, [camera.place, areas.join(t("list.and"))].filter(Boolean).join(" · ")),
        ]),
        h("span", { class: "camera-state" }, [
          h(StateChip, { camera }),
          camera.status &&
            h("time", { class: "muted", datetime: camera.status.since, title: dateTime(camera.status.since) }, ago(camera.status.since, now.value)),
        ]),
        line("cameras.picture", pictureMood(camera.scene), pictureText(camera.scene), "picture"),
        line("cameras.approval", approval.mood, approval.text, "approval"),
      ],
    ),
  ]);
}

function line(label, mood, text, part) {
  return h("span", { class: "camera-line" }, [
    h("span", { class: "muted" }, t(label)),
    h("span", { class: mood, "data-part": part }, text),
  ]);
}

/** What the camera's stream does. */
export const StateChip = ({ camera }) =>
  h(
    "span",
    { class: ["state", stateOf(camera).toLowerCase()], "data-part": "state" },
    t(`state.${stateOf(camera)}`),
  );
StateChip.props = ["camera"];

export const pictureMood = (scene) => (!scene ? "" : scene.faults.length ? "warn" : "good");

/** What the camera's picture is good for, in words. */
export function pictureText(scene) {
  if (!scene) return "—";
  const quality = scene.faults.length
    ? scene.faults.map((fault) => t(`fault.${fault}`)).join(t("list.and"))
    : t("picture.good");
  return [
    quality,
    t(`light.${scene.light}`),
    scene.shift &&
      t("picture.shift", { right: percent(scene.shift.right), down: percent(scene.shift.down) }),
  ]
    .filter(Boolean)
    .join(" · ");
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}
