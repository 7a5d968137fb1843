import { h, onMounted, ref, shallowRef } from "./vue.js";
import { shortTime } from "./format.js";
import { t } from "./language.js";
import { enqueuePhoto } from "./outbox.js";
import { photosOf } from "./tasks.js";
import { here } from "./whereabouts.js";

const MOMENTS = ["BEFORE", "AFTER"];
const MOST_BYTES = 12 * 1024 * 1024;
const OLDEST_MILLIS = 24 * 3600 * 1000;

/** With these alone asked for, a phone that keeps its photos as HEIC hands out a JPEG. */
const TYPES = ["image/jpeg", "image/png"];

/** Photos before and after, with the buttons that take them. */
export const TaskPhotos = {
  props: { task: { type: Object, required: true }, open: { type: Boolean, required: true } },
  setup(props) {
    const refused = ref("");
    const unkept = shallowRef(null);

    async function taken(moment, event) {
      const [file] = event.target.files;
      event.target.value = "";
      if (!file) return;
      const at = new Date(Math.min(file.lastModified, Date.now()));
      refused.value = flawOf(file, at);
      if (!refused.value) await queue({ taskId: props.task.id, moment, file, at, position: here() });
    }

    /** The photo stays at hand until the phone has kept it: it may be nowhere else. */
    async function queue(photo) {
      const { taskId, moment, file, at, position } = photo;
      unkept.value = await enqueuePhoto(taskId, moment, file, at, position).then(
        () => null,
        () => photo,
      );
    }

    return () =>
      h("section", { class: "task-photos", "aria-label": t("photos.title") }, [
        h("h3", t("photos.title")),
        h("div", { class: "photo-pair" }, MOMENTS.map((moment) => half(props, moment, taken))),
        refused.value && h("p", { class: "notice bad", role: "alert" }, refused.value),
        unkept.value &&
          h("div", { class: "notice bad", role: "alert", "data-part": "photo-unkept" }, [
            h("p", t("photos.unkept", { moment: t(`photos.${unkept.value.moment}`) })),
            h("button", { class: "button", type: "button", onClick: () => queue(unkept.value) }, t("app.retry")),
          ]),
      ]);
  },
};

function half({ task, open }, moment, taken) {
  const photos = photosOf(task, moment);
  return h("div", { class: "photo-half", "data-moment": moment }, [
    h("h4", [t(`photos.${moment}`), photos.length ? h("span", { class: "count" }, photos.length) : null]),
    h("ul", { class: "plain-list" }, photos.map((photo) => shown(task, photo))),
    open &&
      h("label", { class: "button photo-button" }, [
        t(photos.length ? "photos.another" : "photos.take"),
        h("input", {
          class: "for-ears",
          type: "file",
          accept: TYPES.join(","),
          capture: "environment",
          "aria-label": `${t(`photos.${moment}`)} ${t("photos.take")}`,
          "data-part": `photo-${moment.toLowerCase()}`,
          onChange: (event) => taken(moment, event),
        }),
      ]),
  ]);
}

function shown(task, photo) {
  const waits = Boolean(photo.blob);
  const at = photo.takenAt ?? photo.at;
  return h("li", { key: photo.key ?? photo.id, "data-waits": waits }, [
    waits
      ? h(Preview, { blob: photo.blob })
      : h("img", {
          src: `/api/tasks/${task.id}/photos/${photo.id}`,
          alt: t("photos.alt", { moment: t(`photos.${photo.moment}`), time: shortTime(at) }),
          loading: "lazy",
        }),
    h("span", { class: "small muted" }, [
      h("time", { datetime: at }, shortTime(at)),
      waits ? ` · ${t("outbox.waiting")}` : photo.place || photo.position ? "" : ` · ${t("photos.noPlace")}`,
    ]),
  ]);
}

/** A photo that is on this phone alone; drawn small, for the policy allows no blob as a source. */
const Preview = {
  props: { blob: { type: Blob, required: true } },
  setup(props) {
    const canvas = ref(null);
    onMounted(async () => {
      const picture = await createImageBitmap(props.blob, { resizeWidth: 320 }).catch(() => null);
      if (!picture || !canvas.value) return;
      canvas.value.width = picture.width;
      canvas.value.height = picture.height;
      canvas.value.getContext("2d").drawImage(picture, 0, 0);
      picture.close();
    });
    return () => h("canvas", { ref: canvas, "aria-hidden": "true" });
  },
};

function flawOf(file, at) {
  if (!TYPES.includes(file.type)) return t("problem.photo-unreadable");
  if (file.size > MOST_BYTES) return t("problem.photo-too-large");
  if (Date.now() - at.getTime() > OLDEST_MILLIS) return t("problem.photo-time-implausible");
  return "";
}
