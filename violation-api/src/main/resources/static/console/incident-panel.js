import { h } from "./vue.js";
import { DecisionBar } from "./decision-bar.js";
import { Completeness, EvidenceBadge, Media, Plate } from "./evidence-panel.js";
import { Facts, Reasons } from "./facts.js";
import { dateTime } from "./format.js";
import { close, open, opened } from "./incident.js";
import { t } from "./language.js";
import { queue } from "./queue.js";
import { Scene } from "./scene.js";
import { StillStrip } from "./still-strip.js";
import { Timeline } from "./timeline.js";

/** Everything of the opened incident. */
export const IncidentPanel = () => {
  if (opened.done) return done();
  if (!opened.id) return blank(t("incident.choose"), t("incident.chooseHint"));
  if (opened.problem) return failed();
  if (!opened.facts) return blank(t("incident.loading"), "", "status");
  const incident = opened.facts;
  return h(
    "article",
    { class: "incident", "data-part": "incident", "data-incident": incident.id },
    [
      head(incident),
      h("div", { class: "incident-body" }, [
        h("div", { class: "incident-pictures" }, [
          h(Scene, { incident, at: opened.stillAt }),
          h(StillStrip, { incident, at: opened.stillAt }),
          h(Timeline, { incident }),
          h(Media, { incident }),
        ]),
        h("aside", { class: "incident-facts" }, [
          h(Plate, { incident }),
          h(Completeness, { incident }),
          h(Facts, { incident }),
          h(Reasons, { incident }),
        ]),
      ]),
      h(DecisionBar, { incident }),
    ],
  );
};

function head(incident) {
  return h("header", { class: "incident-head" }, [
    h("div", [
      h("h2", [t(`offence.${incident.offence}`), h("span", { class: "at-zone" }, incident.zone.name)]),
      h("p", { class: "muted" }, [
        t("incident.at", { time: dateTime(incident.violationAt) }),
        " · ",
        incident.place ?? incident.camera.name,
      ]),
      h("p", { class: "head-badges" }, [
        h(EvidenceBadge, { evidence: incident.evidence }),
        incident.lead && h("span", { class: "badge", "data-part": "lead" }, t(`lead.${incident.lead}`)),
      ]),
    ]),
    h(
      "button",
      { class: "button quiet", type: "button", onClick: close, "data-part": "close" },
      [t("incident.close"), h("kbd", "Esc")],
    ),
  ]);
}

function blank(title, hint, role) {
  return h("div", { class: "incident blank", role }, [
    h("strong", title),
    hint && h("p", { class: "muted" }, hint),
  ]);
}

function failed() {
  return h("div", { class: "incident blank", role: "alert" }, [
    h("strong", opened.problem.text()),
    h("button", { class: "button", onClick: () => open(opened.id) }, t("app.retry")),
  ]);
}

function done() {
  const { step, facts } = opened.done;
  return h("div", { class: ["incident blank done", step.to.toLowerCase()], role: "status" }, [
    h("strong", { "data-part": "done" }, t(`case.${step.to}`)),
    h("p", { class: "muted" }, `${facts.zone.name} · ${dateTime(facts.violationAt)}`),
    queue.selectedId && h("p", t("decision.next")),
  ]);
}
