import { h } from "./vue.js";
import { StateMark } from "./case-marks.js";
import { dateTime } from "./format.js";
import { t, tOr } from "./language.js";

/** All that was done to a case, newest first: what, by whom, with which certificate, why. */
export const CaseSteps = ({ steps }) =>
  h("section", { class: "case-steps", "data-part": "steps" }, [
    h("h3", t("cases.steps")),
    steps.length
      ? h("ol", [...steps].reverse().map(entry))
      : h("p", { class: "muted" }, t("cases.noSteps")),
  ]);
CaseSteps.props = ["steps"];

function entry(step) {
  return h("li", { key: step.ordinal, "data-action": step.action }, [
    h("p", { class: "step-line" }, [
      h("strong", t(`action.${step.action}`)),
      step.from !== step.to && h(StateMark, { state: step.to }),
      h("time", { class: "muted", datetime: step.at }, dateTime(step.at)),
    ]),
    h("p", { class: "step-who" }, [
      step.by === "system" ? t("cases.system") : step.byName,
      step.certificate && h("span", { class: "muted" }, t("cases.certificate", { number: step.certificate })),
    ]),
    step.reason && h("p", reason(step)),
    h("p", { class: "muted small" }, details(step.detail)),
    step.note && h("q", step.note),
  ]);
}

function reason(step) {
  return tOr(`reason.${step.reason}`, tOr(`ground.${step.reason}`, step.reason));
}

function details(detail) {
  return Object.entries(detail)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${tOr(`detail.${name}`, name)} ${value === true ? "" : value}`.trim())
    .join(" · ");
}
