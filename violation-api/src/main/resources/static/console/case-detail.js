import { h } from "./vue.js";
import { CaseActions } from "./case-actions.js";
import { CasePictures } from "./case-pictures.js";
import { CaseSteps } from "./case-steps.js";
import { Clocks, DueMark, PlateMark, StateMark } from "./case-marks.js";
import { cases, show, shown } from "./cases.js";
import { bundleUrl, requirement, standing } from "./evidence.js";
import { dateTime, duration } from "./format.js";
import { HistoryPanel } from "./history-panel.js";
import { t, tOr } from "./language.js";
import { addressOf, addressOfCases } from "./route.js";
import { mayDecide, maySeePlates } from "./session.js";

/** One case: what it is, what was done, what runs, and what may be done. */
export const CaseDetail = () => {
  if (shown.problem) {
    return h("aside", { class: "case-detail blank", role: "alert" }, [
      h("p", shown.problem.text()),
      h("button", { class: "button", onClick: () => show(shown.id) }, t("app.retry")),
    ]);
  }
  const { facts } = shown;
  if (!facts) return h("aside", { class: "case-detail blank", role: "status" }, t("incident.loading"));
  return h(
    "aside",
    { class: "case-detail", "data-part": "case", "data-incident": facts.id, "data-state": facts.state },
    [
      head(facts),
      h("div", { class: "case-body" }, [
        h("div", { class: "case-main" }, [
          h(CaseActions, { facts }),
          h(CaseSteps, { steps: facts.steps }),
          h(HistoryPanel, { key: facts.plate, incidentId: facts.id }),
        ]),
        h("div", { class: "case-side" }, [
          h(CasePictures, { facts }),
          h(Clocks, { clocks: facts.clocks }),
          factList(facts),
          evidence(facts),
        ]),
      ]),
    ],
  );
};

function head(facts) {
  return h("header", { class: "case-head" }, [
    h("div", [
      h("h2", { id: "case-title", tabindex: -1 }, [
        t(`offence.${facts.offence}`),
        h("span", { class: "at-zone" }, facts.zone.name),
      ]),
      h("p", { class: "case-line" }, [
        facts.plate && h(PlateMark, { plate: facts.plate }),
        h(StateMark, { state: facts.state }),
        h(DueMark, { dueAt: facts.dueAt }),
        h("code", { class: "muted" }, facts.id),
      ]),
    ]),
    maySeePlates() &&
      h(
        "a",
        {
          class: "button small",
          href: `/api/incidents/${facts.id}/case-file.pdf`,
          download: "",
          title: t("cases.fileHint"),
          "data-part": "case-file",
        },
        t("cases.file"),
      ),
    mayDecide() &&
      ["PENDING", "CONFIRMED"].includes(facts.state) &&
      h("a", { class: "button small", href: addressOf(facts.id), "data-part": "to-review" }, t("cases.toReview")),
    h("a", { class: "button small quiet", href: addressOfCases(cases.wanted.due) }, [t("incident.close"), h("kbd", "Esc")]),
  ]);
}

function factList(facts) {
  return h("section", { class: "case-facts" }, [
    h("h3", t("facts.title")),
    h("dl", [
      fact("dwell", facts.dwellSeconds > 0 && duration(facts.dwellSeconds)),
      fact("vehicle", tOr(`label.${facts.label}`, facts.label)),
      fact("camera", facts.camera.name),
      fact("place", [facts.place, facts.direction].filter(Boolean).join(" · ")),
      fact("device", facts.deviceNumber),
      fact("started", dateTime(facts.startedAt)),
      fact("violation", dateTime(facts.violationAt)),
      fact("ended", facts.endedAt && dateTime(facts.endedAt)),
      fact("squad", facts.squadName ?? facts.squad),
      fact("case", facts.caseClass),
      fact("policy", t("reasons.policy", { version: facts.policyVersion })),
    ]),
  ]);
}

function fact(name, value) {
  return value ? h("div", { key: name }, [h("dt", t(`facts.${name}`)), h("dd", value)]) : null;
}

function evidence(facts) {
  const { tone, text } = standing(facts.evidence);
  const revision = facts.evidence?.revision ?? 0;
  return h("section", { class: "case-evidence" }, [
    h("h3", t("evidence.title")),
    h("p", [h("span", { class: ["evidence-badge", tone] }, text)]),
    facts.evidence?.unmet.length > 0 &&
      h("ul", { class: "case-gaps" }, facts.evidence.unmet.map((gap) => h("li", { key: gap.id }, requirement(gap)))),
    revision > 0 &&
      maySeePlates() &&
      h("p", h("a", { class: "button small", href: bundleUrl(facts.id, revision), download: "" }, t("evidence.download"))),
  ]);
}
