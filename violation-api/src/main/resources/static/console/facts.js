import { h } from "./vue.js";
import { listed, sealedStill } from "./evidence.js";
import { dateTime, duration, measured } from "./format.js";
import { t, tOr } from "./language.js";
import { opened } from "./incident.js";

/** What is known of an incident, as a list of terms. */
export const Facts = ({ incident }) => {
  const still = incident.stills[opened.shownAt];
  const code = still && sealedStill(opened.manifest, still)?.antiForgeryCode;
  return h("section", { class: "facts" }, [
    h("h3", t("facts.title")),
    h("p", { class: "facts-dwell" }, [
      h("span", t("facts.dwell")),
      h("strong", duration(incident.dwellSeconds)),
      h("span", { class: "muted" }, t(incident.endedAt ? "queue.left" : "queue.stillThere")),
    ]),
    h("dl", [
      fact("vehicle", tOr(`label.${incident.label}`, incident.label)),
      fact("zone", incident.zone.name),
      fact("sign", incident.sign),
      fact("camera", incident.camera.name),
      fact("place", [incident.place, incident.direction].filter(Boolean).join(" · ")),
      fact("device", incident.deviceNumber),
      fact("started", dateTime(incident.startedAt)),
      fact("violation", dateTime(incident.violationAt)),
      fact("ended", incident.endedAt && dateTime(incident.endedAt)),
      fact("ending", incident.ending && t(`ending.${incident.ending}`)),
      fact("sources", listed(incident.sources.map(({ cameraId, zone }) => `${cameraId} · ${zone.name}`))),
      fact("unknown", incident.unknownSeconds > 0 && duration(incident.unknownSeconds)),
      fact("case", incident.caseClass),
      fact("id", h("code", incident.id)),
    ]),
    code && h("p", { class: "fingerprint", title: t("still.codeHint") }, t("still.code", { code })),
    still?.sha256 &&
      h(
        "p",
        { class: "fingerprint", title: t("still.verifiedHint") },
        t("still.verified", { hash: `${still.sha256.slice(0, 16)}…` }),
      ),
  ]);
};

Facts.props = ["incident"];

/** Why the rule fired: every threshold against what was measured. */
export const Reasons = ({ incident, model }) =>
  h("section", { class: "reasons" }, [
    h("h3", [
      t("reasons.title"),
      h("span", { class: "muted" }, t("reasons.policy", { version: incident.policyVersion })),
    ]),
    h("table", [
      h("thead", h("tr", ["measure", "threshold", "value"].map((c) => h("th", { scope: "col" }, t(`reasons.${c}`))))),
      h(
        "tbody",
        incident.reasons.map((reason) =>
          h("tr", { key: reason.measure }, [
            h("th", { scope: "row" }, measureName(reason.measure)),
            h("td", reason.threshold ? `≥ ${measured(reason.measure, reason.threshold)}` : "–"),
            h("td", h("strong", measured(reason.measure, reason.value))),
          ]),
        ),
      ),
    ]),
    model && h("p", { class: "muted small", "data-part": "model" }, t("reasons.model", { model })),
  ]);

Reasons.props = ["incident", "model"];

function measureName(measure) {
  const [family, label] = measure.split(".");
  return label
    ? t(`measure.${family}`, { label: tOr(`label.${label}`, label) })
    : tOr(`measure.${measure}`, measure);
}

function fact(name, value) {
  return value ? h("div", { key: name }, [h("dt", t(`facts.${name}`)), h("dd", value)]) : null;
}
