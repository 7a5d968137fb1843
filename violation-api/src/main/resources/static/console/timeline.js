import { h } from "./vue.js";
import { duration, time } from "./format.js";
import { t } from "./language.js";

/** The episode from rest to leaving, with the moments that matter and the stills. */
export const Timeline = ({ incident }) => {
  const start = Date.parse(incident.startedAt);
  const violation = Date.parse(incident.violationAt);
  const lastStill = incident.stills.at(-1);
  const end = Math.max(
    violation,
    Date.parse(incident.endedAt ?? lastStill?.capturedAt ?? incident.violationAt),
  );
  // A still from before it came to rest stands at the beginning.
  const share = (at) => `${(Math.max(0, at - start) / Math.max(1, end - start)) * 100}%`;
  return h("div", { class: "timeline", "aria-hidden": "true" }, [
    h("div", { class: "timeline-track" }, [
      h("span", { class: "timeline-permitted", style: { width: share(violation) } }),
      h("span", { class: "timeline-over", style: { left: share(violation) } }),
      incident.stills.map((still) =>
        h("i", { key: still.ordinal, style: { left: share(Date.parse(still.capturedAt)) } }),
      ),
    ]),
    h("div", { class: "timeline-text" }, [
      h("span", `${t("facts.started")} ${time(incident.startedAt)}`),
      h("span", `${duration((violation - start) / 1000)} → ${t("facts.violation")}`),
      h(
        "span",
        incident.endedAt
          ? `${t("facts.ended")} ${time(incident.endedAt)}`
          : t("queue.stillThere"),
      ),
    ]),
  ]);
};

Timeline.props = ["incident"];
