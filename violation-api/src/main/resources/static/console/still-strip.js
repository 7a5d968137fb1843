import { h } from "./vue.js";
import { time } from "./format.js";
import { opened } from "./incident.js";
import { t } from "./language.js";

/** All stills of an incident in order of time, each with its moment. */
export const StillStrip = ({ incident, at }) =>
  h(
    "ol",
    { class: "strip", "aria-label": t("still.stripLabel") },
    incident.stills.map((still, place) =>
      h("li", { key: still.ordinal }, [
        h(
          "button",
          {
            type: "button",
            class: { here: place === at },
            "aria-current": place === at ? "true" : undefined,
            "data-part": "strip-still",
            onClick: () => (opened.stillAt = place),
          },
          [
            still.status === "STORED"
              ? h("img", {
                  src: `/api/incidents/${incident.id}/stills/${still.ordinal}`,
                  alt: "",
                  draggable: false,
                })
              : h(StillGap, { still }),
            h("span", { class: "strip-text" }, [
              h("strong", t(`still.${still.moment}`)),
              h("time", { datetime: still.capturedAt }, time(still.capturedAt)),
            ]),
          ],
        ),
      ]),
    ),
  );

StillStrip.props = ["incident", "at"];

/** What is shown where a picture isn't. */
export const StillGap = ({ still, large }) =>
  h("span", { class: [large ? "scene-gap" : "strip-gap", still.status.toLowerCase()] }, [
    h("span", t(still.status === "PENDING" ? "still.pending" : "still.missing")),
    large && still.missingReason && h("small", { lang: "en" }, still.missingReason),
  ]);

StillGap.props = ["still", "large"];
