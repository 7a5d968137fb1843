import { h } from "./vue.js";
import { StateMark } from "./case-marks.js";
import { detailFacts, reasonText } from "./details.js";
import { dateTime } from "./format.js";
import { t } from "./language.js";

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
    step.reason && h("p", reasonText(step.reason)),
    h("p", { class: "muted small" }, details(withoutKey(step.detail))),
    step.note && h("q", step.note),
  ]);
}

function details(detail) {
  return detailFacts(detail).flatMap(({ name, label, words }, i) => [
    i ? " · " : "",
    h("span", { key: name }, [`${label} `, words]),
  ]);
}

/** What the phone knows its message by tells people nothing. */
function withoutKey(detail) {
  if (!detail.site) return detail;
  const { key, ...site } = detail.site;
  return { ...detail, site };
}
