import { h } from "./vue.js";
import { span } from "./clip-view.js";
import { fileUrl, momentOf } from "./evidence.js";
import { time } from "./format.js";
import { opened, views } from "./incident.js";
import { t } from "./language.js";

/** All pictures and videos of an incident: stills in order of time, then the rest. */
export const StillStrip = ({ incident }) =>
  h(
    "ol",
    { class: "strip", "aria-label": t("still.stripLabel") },
    views().map((view, place) => h("li", { key: place }, tile(incident, view, place))),
  );
StillStrip.props = ["incident"];

function tile(incident, view, place) {
  const here = place === opened.shownAt;
  return h(
    "button",
    {
      type: "button",
      class: { here },
      "aria-current": here ? "true" : undefined,
      "data-part": `strip-${view.kind}`,
      onClick: () => (opened.shownAt = place),
      onVnodeUpdated: ({ el }) => here && el.scrollIntoView({ block: "nearest", inline: "nearest" }),
    },
    [picture(incident, view), h("span", { class: "strip-text" }, caption(view))],
  );
}

function picture(incident, { kind, still, file }) {
  if (kind === "clip") return h("span", { class: "strip-clip", "aria-hidden": "true" }, "▶");
  if (kind === "subject") return image(fileUrl(incident.id, opened.manifest.revision, file.name));
  return still.status === "STORED"
    ? image(`/api/incidents/${incident.id}/stills/${still.ordinal}`)
    : h(StillGap, { still });
}

function image(src) {
  return h("img", { src, alt: "", draggable: false });
}

function caption({ kind, still, clip }) {
  if (kind === "clip") return [h("strong", t("media.video")), h("time", span(clip).from)];
  if (kind === "subject") return [h("strong", t("media.subject"))];
  return [
    h("strong", t(momentOf(still))),
    h("time", { datetime: still.capturedAt }, time(still.capturedAt)),
  ];
}

/** What is shown where a picture isn't. */
export const StillGap = ({ still, large }) =>
  h("span", { class: [large ? "scene-gap" : "strip-gap", still.status.toLowerCase()] }, [
    h("span", t(still.status === "PENDING" ? "still.pending" : "still.missing")),
    large && still.missingReason && h("small", { lang: "en" }, still.missingReason),
  ]);

StillGap.props = ["still", "large"];
