import { h, ref } from "./vue.js";

/** Size of the thumbnail, in CSS pixels; as .thumbnail in review.css. */
const WIDTH = 104;
const HEIGHT = 78;

/** How much of the vehicle's surroundings is shown, in multiples of its box. */
const SURROUNDINGS = 2.4;

/** The vehicle, cut out of the still of the violation. */
export const Thumbnail = {
  props: { incident: { type: Object, required: true } },
  setup(props) {
    const natural = ref(null);
    const failed = ref(false);

    return () => {
      const still = bestStill(props.incident);
      return h("span", { class: "thumbnail", "aria-hidden": "true" }, [
        still && !failed.value
          ? h("img", {
              key: still.ordinal,
              src: `/api/incidents/${props.incident.id}/stills/${still.ordinal}`,
              alt: "",
              loading: "lazy",
              draggable: false,
              class: { placed: natural.value },
              style: natural.value ? placed(natural.value, still.box) : {},
              onLoad: ({ target }) =>
                (natural.value = { width: target.naturalWidth, height: target.naturalHeight }),
              onError: () => (failed.value = true),
            })
          : null,
        still && natural.value && h("i", { style: outlined(natural.value, still.box) }),
      ]);
    };
  },
};

function bestStill(incident) {
  const stored = incident.stills.filter((still) => still.status === "STORED");
  return stored.find((still) => still.moment === "VIOLATION") ?? stored.at(-1);
}

/** Where the picture lies, so that the box is in the middle and no edge is empty. */
function placed(natural, box) {
  const { left, top, width, height } = place(natural, box);
  return pixels({ left, top, width, height });
}

/** Where the box lies then. */
function outlined(natural, box) {
  const { left, top, width, height } = place(natural, box);
  return pixels({
    left: left + box.left * width,
    top: top + box.top * height,
    width: (box.right - box.left) * width,
    height: (box.bottom - box.top) * height,
  });
}

function place(natural, box) {
  const boxWidth = (box.right - box.left) * natural.width * SURROUNDINGS;
  const boxHeight = (box.bottom - box.top) * natural.height * SURROUNDINGS;
  const scale = Math.max(
    Math.min(WIDTH / boxWidth, HEIGHT / boxHeight),
    WIDTH / natural.width,
    HEIGHT / natural.height,
  );
  const width = natural.width * scale;
  const height = natural.height * scale;
  const within = (wanted, size, room) => Math.min(0, Math.max(room - size, wanted));
  const left = within(WIDTH / 2 - ((box.left + box.right) / 2) * width, width, WIDTH);
  const top = within(HEIGHT / 2 - ((box.top + box.bottom) / 2) * height, height, HEIGHT);
  return { left, top, width, height };
}

function pixels(rectangle) {
  return Object.fromEntries(
    Object.entries(rectangle).map(([side, size]) => [side, `${size.toFixed(1)}px`]),
  );
}
