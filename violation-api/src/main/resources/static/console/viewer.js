import { h } from "./vue.js";
import { ClipView } from "./clip-view.js";
import { fileUrl } from "./evidence.js";
import { opened, views } from "./incident.js";
import { t } from "./language.js";
import { Scene } from "./scene.js";

/** The picture or video that is looked at, as large as the page allows. */
export const Viewer = ({ incident }) => {
  const view = views()[opened.shownAt];
  if (view?.kind === "clip") return h(ClipView, { clip: view });
  if (view?.kind === "subject") return subject(incident, view.file);
  return h(Scene, { incident, at: opened.shownAt });
};
Viewer.props = ["incident"];

function subject(incident, file) {
  return h("figure", { class: "scene" }, [
    h("div", { class: "scene-frame clip-frame" }, [
      h("img", {
        src: fileUrl(incident.id, opened.manifest.revision, file.name),
        alt: t("media.subject"),
        "data-part": "subject",
      }),
    ]),
    h("figcaption", h("span", { class: "caption-moment" }, t("media.subject"))),
  ]);
}
