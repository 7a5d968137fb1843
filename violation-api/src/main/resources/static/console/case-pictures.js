import { h, onMounted, reactive } from "./vue.js";
import * as api from "./api.js";
import { dateTime } from "./format.js";
import { t } from "./language.js";

/** The picture of the violation, and what the squad photographed. */
export const CasePictures = {
  props: { facts: { type: Object, required: true } },
  setup(props) {
    const photos = reactive({ items: [] });
    onMounted(async () => {
      // Without them the case is still worth a look.
      const answer = await api.get(`/api/incidents/${props.facts.id}/photos`).catch(() => null);
      photos.items = answer?.items ?? [];
    });
    return () => {
      const still =
        props.facts.stills.find((each) => each.moment === "VIOLATION" && each.status === "STORED") ??
        props.facts.stills.find((each) => each.status === "STORED");
      if (!still && !photos.items.length) return null;
      return h("section", { class: "case-pictures" }, [
        still && figure(`/api/incidents/${props.facts.id}/stills/${still.ordinal}`, `still.${still.moment}`, still.capturedAt),
        photos.items.map((photo) =>
          figure(`/api/tasks/${props.facts.id}/photos/${photo.id}`, `photo.${photo.moment}`, photo.takenAt),
        ),
      ]);
    };
  },
};

function figure(src, name, at) {
  return h("figure", { key: src }, [
    h("a", { href: src, target: "_blank", rel: "noopener" }, h("img", { src, alt: t("still.alt", { moment: t(name), time: dateTime(at) }) })),
    h("figcaption", [h("strong", t(name)), h("time", { datetime: at }, dateTime(at))]),
  ]);
}
