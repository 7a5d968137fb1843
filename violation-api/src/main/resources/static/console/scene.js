import { computed, h, reactive, ref, watch } from "./vue.js";
import { fileUrl, momentOf, sealedStill } from "./evidence.js";
import { dateTime } from "./format.js";
import { opened } from "./incident.js";
import { t } from "./language.js";
import { StillGap } from "./still-strip.js";

const ZOOM = 3;

/** How pictures are shown; stays from incident to incident. */
export const scene = reactive({ overlay: true, zoomed: false });

/** Height of each camera's pictures in widths, once one was seen: a sealed still has a bar on top. */
const shapes = new Map();

/** One still, large, with the zone and the vehicle drawn over it. */
export const Scene = {
  props: { incident: { type: Object, required: true }, at: { type: Number, required: true } },
  setup(props) {
    const still = computed(() => props.incident.stills[props.at]);
    const broken = ref(false);
    const focus = ref(null);
    const bar = ref(0);
    const widthPerHeight = ref(4 / 3);
    const sealed = computed(() => scene.overlay && sealedStill(opened.manifest, still.value));
    watch(
      () => still.value?.ordinal,
      () => {
        broken.value = false;
        focus.value = null;
      },
    );
    watch(sealed, () => (broken.value = false));

    function measure({ target: { naturalWidth, naturalHeight } }) {
      const shape = naturalHeight / naturalWidth;
      const camera = props.incident.camera.id;
      if (!sealed.value) shapes.set(camera, shape);
      widthPerHeight.value = 1 / shape;
      bar.value = 1 - (shapes.get(camera) ?? shape) / shape;
    }

    function point(event) {
      const frame = event.currentTarget.getBoundingClientRect();
      const share = (at, from, size) => Math.min(1, Math.max(0, (at - from) / size));
      focus.value = {
        x: share(event.clientX, frame.left, frame.width),
        y: share(event.clientY, frame.top, frame.height),
      };
    }

    function toggle(event) {
      // A press by keyboard has no place: then the vehicle is what matters.
      if (event.detail > 0) point(event);
      else focus.value = null;
      scene.zoomed = !scene.zoomed;
    }

    return () => {
      if (!still.value) return h("p", { class: "scene-gap" }, t("still.none"));
      if (still.value.status !== "STORED") return h(StillGap, { still: still.value, large: true });
      if (broken.value) return h("p", { class: "scene-gap", role: "alert" }, t("still.unreadable"));
      const origin = focus.value ?? originThatCentres(below(bar.value, still.value.box));
      return h("figure", { class: ["scene", { zoomed: scene.zoomed }] }, [
        h(
          "button",
          {
            class: "scene-frame",
            type: "button",
            "aria-label": t("scene.zoomHint"),
            "aria-pressed": scene.zoomed,
            onClick: toggle,
            onMousemove: (event) => scene.zoomed && point(event),
          },
          h(
            "span",
            {
              class: "scene-stage",
              style: {
                "--width-per-height": widthPerHeight.value,
                transformOrigin: `${origin.x * 100}% ${origin.y * 100}%`,
                transform: scene.zoomed ? `scale(${ZOOM})` : "none",
              },
            },
            [
              h("img", {
                "data-part": "still",
                key: still.value.ordinal,
                src: sealed.value
                  ? fileUrl(props.incident.id, opened.manifest.revision, sealed.value.name)
                  : `/api/incidents/${props.incident.id}/stills/${still.value.ordinal}`,
                "data-sealed": Boolean(sealed.value),
                alt: t("still.alt", {
                  moment: t(momentOf(still.value)),
                  time: dateTime(still.value.capturedAt),
                }),
                draggable: false,
                onLoad: measure,
                onError: () => (broken.value = true),
              }),
              scene.overlay && !sealed.value && overlay(props.incident, still.value),
            ],
          ),
        ),
        caption(props.incident, still.value),
      ]);
    };
  },
};

/** Drawn in shares of the picture's size, so that it fits whatever that is. */
function overlay(incident, still) {
  const { left, top, right, bottom } = still.box;
  return h(
    "svg",
    {
      class: "overlay",
      viewBox: "0 0 1 1",
      preserveAspectRatio: "none",
      "aria-hidden": "true",
      "data-part": "overlay",
    },
    [
      h("polygon", {
        class: "overlay-zone",
        points: incident.zonePolygon.map(([x, y]) => `${x},${y}`).join(" "),
      }),
      h("rect", { class: "overlay-halo", x: left, y: top, width: right - left, height: bottom - top }),
      h("rect", { class: "overlay-box", x: left, y: top, width: right - left, height: bottom - top }),
    ],
  );
}

function caption(incident, still) {
  const facts = [incident.camera.name, incident.direction, incident.deviceNumber];
  return h("figcaption", [
    h("span", { class: "caption-moment" }, t(momentOf(still))),
    h("time", { class: "caption-time", datetime: still.capturedAt }, dateTime(still.capturedAt)),
    h("span", { class: "muted caption-facts" }, facts.filter(Boolean).join(" · ")),
    h("span", { class: "legend" }, [
      h("i", { class: "legend-zone" }),
      t("scene.zone"),
      h("i", { class: "legend-box" }),
      t("scene.vehicle"),
    ]),
    switchButton("overlay", "overlay"),
    switchButton("zoom", "zoomed"),
  ]);
}

function switchButton(name, state) {
  return h(
    "button",
    {
      class: ["button small", { on: scene[state] }],
      type: "button",
      title: t(`scene.${name}Hint`),
      "aria-pressed": scene[state],
      onClick: () => (scene[state] = !scene[state]),
    },
    t(`scene.${name}`),
  );
}

/** The box in a picture whose upper part of that share is the bar. */
function below(bar, box) {
  const lowered = (y) => bar + y * (1 - bar);
  return { ...box, top: lowered(box.top), bottom: lowered(box.bottom) };
}

/**
 * The fixed point of the zoom that brings the box into the middle, as far as the picture reaches:
 * o + ZOOM (c - o) = 1/2, solved for o.
 */
function originThatCentres(box) {
  const origin = (centre) => Math.min(1, Math.max(0, (ZOOM * centre - 0.5) / (ZOOM - 1)));
  return { x: origin((box.left + box.right) / 2), y: origin((box.top + box.bottom) / 2) };
}
