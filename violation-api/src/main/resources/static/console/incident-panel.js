import { h } from "./vue.js";
import { OnlyThisCamera, showAllCameras } from "./camera-filter.js";
import { Clocks, DueMark, StateMark } from "./case-marks.js";
import { DecisionBar } from "./decision-bar.js";
import { Completeness, EvidenceBadge } from "./evidence-panel.js";
import { Facts, Reasons } from "./facts.js";
import { dateTime } from "./format.js";
import { HistoryPanel } from "./history-panel.js";
import { close, open, opened } from "./incident.js";
import { t } from "./language.js";
import { PlatePanel } from "./plate-panel.js";
import { queue } from "./queue.js";
import { addressOfCase } from "./route.js";
import { StillStrip } from "./still-strip.js";
import { Timeline } from "./timeline.js";
import { Viewer } from "./viewer.js";

/** Everything of the opened incident. */
export const IncidentPanel = () => {
  if (opened.done) return done();
  if (opened.exhausted) return queue.camera ? exhaustedOfCamera() : exhausted();
  if (opened.problem) return failed();
  if (opened.loading && !opened.facts) return blank(t("incident.loading"), "", "status");
  if (!opened.facts) return blank(t("incident.choose"), t("incident.chooseHint"));
  const incident = opened.facts;
  return h(
    "article",
    {
      class: "incident",
      tabindex: -1,
      "data-part": "incident",
      "data-incident": incident.id,
      "data-mine": opened.mine,
    },
    [
      head(incident),
      h("div", { class: "incident-body" }, [
        h("div", { class: "incident-pictures" }, [
          h(Viewer, { incident }),
          h(StillStrip, { incident }),
          h(Timeline, { incident }),
        ]),
        h("aside", { class: "incident-facts", tabindex: 0, "aria-label": t("facts.title") }, [
          h(PlatePanel, { incident }),
          h(Reasons, { incident, model: opened.manifest?.incident.modelVersion }),
          h(Completeness, { incident }),
          h(Clocks, { clocks: incident.clocks }),
          h(HistoryPanel, { key: incident.plate, incidentId: incident.id, known: historyOf(incident) }),
          h(Facts, { incident }),
        ]),
      ]),
      h(DecisionBar, { incident }),
    ],
  );
};

/** What was fetched ahead, unless the plate was corrected since. */
function historyOf(incident) {
  return opened.history?.plate === incident.plate ? opened.history?.found : undefined;
}

function head(incident) {
  return h("header", { class: "incident-head" }, [
    h("h2", [t(`offence.${incident.offence}`), h("span", { class: "at-zone" }, incident.zone.name)]),
    h("div", { class: "head-tools" }, [
      h("a", { class: "button quiet small", href: addressOfCase(incident.id) }, t("incident.case")),
      h(
        "button",
        { class: "button quiet small", type: "button", onClick: close, "data-part": "close" },
        [t("incident.close"), h("kbd", "Esc")],
      ),
    ]),
    h("div", { class: "head-where" }, [
      h("p", { class: "muted", title: whereAndWhen(incident) }, whereAndWhen(incident)),
      h(OnlyThisCamera, { camera: incident.camera }),
    ]),
    h("div", { class: "head-badges" }, [
      incident.lead && h("span", { class: "badge", "data-part": "lead" }, t(`lead.${incident.lead}`)),
      h(EvidenceBadge, { evidence: incident.evidence }),
      h(DueMark, { dueAt: incident.dueAt }),
      h(StateMark, { state: incident.state }),
    ]),
  ]);
}

/** The place first: where there is little room, the time is cut off, which stands below the picture too. */
function whereAndWhen({ violationAt, place, camera }) {
  const places = new Set([place, camera.name].filter(Boolean));
  return [...places, t("incident.at", { time: dateTime(violationAt) })].join(" · ");
}

const exhausted = () => blank(t("incident.exhausted"), t("incident.exhaustedHint"), "status");

const exhaustedOfCamera = () =>
  blank(
    t("incident.exhaustedOfCamera"),
    t("incident.exhaustedOfCameraHint", { camera: queue.camera.name }),
    "status",
    h("button", { class: "button", type: "button", "data-part": "other-cameras", onClick: showAllCameras }, [
      t("queue.allCameras"),
      h("kbd", "F"),
    ]),
  );

function blank(title, hint, role, wayOn) {
  return h("div", { class: "incident blank", role, "data-part": "blank" }, [
    h("strong", title),
    hint && h("p", { class: "muted" }, hint),
    wayOn,
  ]);
}

function failed() {
  return h("div", { class: "incident blank", role: "alert" }, [
    h("strong", opened.problem.text()),
    opened.id && h("button", { class: "button", onClick: () => open(opened.id) }, t("app.retry")),
  ]);
}

function done() {
  const { step, facts } = opened.done;
  return h("div", { class: ["incident blank done", step.to.toLowerCase()], role: "status" }, [
    h("strong", { "data-part": "done" }, t(`case.${step.to}`)),
    h("p", { class: "muted" }, `${facts.zone.name} · ${dateTime(facts.violationAt)}`),
    h("p", t("decision.next")),
  ]);
}
