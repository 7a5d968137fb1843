import { h, onUnmounted, ref, watch } from "./vue.js";
import { fileUrl } from "./evidence.js";
import { time } from "./format.js";
import { opened } from "./incident.js";
import { t } from "./language.js";

/** No camera sends more than 50 pictures a second: a step never jumps over one. */
const STEP_SECONDS = 0.02;

/** Then a camera sends less than one picture a second, and the step ends where it is. */
const MOST_STEPS = 60;

/** The video that is shown, if one is. */
let video = null;

/** When the picture that is shown begins, in the video's own time. */
const shownSeconds = ref(0);

/** A video of the bundle, large, with a step from picture to picture. */
export const ClipView = {
  props: { clip: { type: Object, required: true } },
  setup(props) {
    const url = (file) => fileUrl(opened.id, opened.manifest.revision, file.name);
    watch(
      () => props.clip.played.name,
      () => (shownSeconds.value = 0),
    );
    onUnmounted(() => (video = null));
    return () =>
      h("figure", { class: "scene" }, [
        h("div", { class: "scene-frame clip-frame" }, [
          h("video", {
            key: props.clip.played.sha256,
            src: url(props.clip.played),
            controls: true,
            muted: true,
            playsinline: true,
            preload: "auto",
            "aria-label": t("media.clip", span(props.clip.clip)),
            "data-part": "clip",
            onVnodeMounted: ({ el }) => watchPictures(el),
          }),
        ]),
        h("figcaption", [
          h("span", { class: "caption-moment" }, t("media.video")),
          h("time", { class: "caption-time", "data-part": "clip-time" }, pictureTime(props.clip.clip)),
          h("span", { class: "muted caption-facts" }, t("media.clip", span(props.clip.clip))),
          frameButton(-1, ","),
          frameButton(1, "."),
          props.clip.copied &&
            h("a", { class: "muted", href: url(props.clip.clip), download: props.clip.clip.name }, t("media.asSent")),
        ]),
      ]);
  },
};

export function span(clip) {
  return { from: time(clip.capturedAt), to: time(clip.capturedUntil ?? clip.capturedAt) };
}

export function playOrPause() {
  if (video?.paused) video.play().catch(() => {});
  else video?.pause();
}

/** Shows the picture after the one that is shown, or the one before it. */
export function stepFrame(by) {
  if (!video) return;
  video.pause();
  const from = shownSeconds.value;
  const seek = (steps) => {
    video.currentTime = Math.max(0, from + by * steps * STEP_SECONDS + STEP_SECONDS / 20);
    if (!video.requestVideoFrameCallback || steps >= MOST_STEPS) return;
    const seeking = video;
    seeking.requestVideoFrameCallback((_, { mediaTime }) => {
      if (mediaTime === from && seeking === video) seek(steps + 1);
    });
  };
  seek(1);
}

function frameButton(by, key) {
  return h(
    "button",
    {
      class: "button small",
      type: "button",
      title: t(by < 0 ? "media.frameBack" : "media.frameOn"),
      "aria-label": t(by < 0 ? "media.frameBack" : "media.frameOn"),
      onClick: () => stepFrame(by),
    },
    [by < 0 ? "◂" : "▸", h("kbd", key)],
  );
}

function watchPictures(shown) {
  video = shown;
  shownSeconds.value = 0;
  if (!shown.requestVideoFrameCallback) {
    shown.addEventListener("timeupdate", () => (shownSeconds.value = shown.currentTime));
    return;
  }
  const seen = (_, { mediaTime }) => {
    if (shown !== video) return;
    shownSeconds.value = mediaTime;
    shown.requestVideoFrameCallback(seen);
  };
  shown.requestVideoFrameCallback(seen);
}

/** When the shown picture was taken, to the hundredth of a second. */
function pictureTime(clip) {
  const at = Date.parse(clip.capturedAt) + shownSeconds.value * 1000;
  return `${time(at)}.${String(Math.floor((at % 1000) / 10)).padStart(2, "0")}`;
}
