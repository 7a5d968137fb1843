import { h } from "./vue.js";
import { bundleUrl, missingPart, requirement, standing, waiting } from "./evidence.js";
import { opened } from "./incident.js";
import { t } from "./language.js";

/** How the evidence of an incident stands, as a word in a pill. */
export const EvidenceBadge = ({ evidence }) => {
  const { tone, text } = standing(evidence);
  return h("span", { class: ["evidence-badge", tone], title: text, "data-part": "evidence-badge" }, text);
};

EvidenceBadge.props = ["evidence"];

/** What the evidence has and lacks, what it waits for, and the bundle to take away. */
export const Completeness = ({ incident }) => {
  const { evidence } = incident;
  const answers = opened.manifest?.completeness.requirements ?? evidence?.unmet ?? [];
  return h("section", { class: "completeness", "data-part": "evidence" }, [
    h("h3", [
      t("evidence.title"),
      opened.manifest &&
        h("strong", { class: evidence.unmet.length ? "lacking" : "complete" }, score(answers)),
    ]),
    !evidence?.revision && h("p", { class: "muted" }, standing(evidence).text),
    awaited(evidence),
    h("ul", { class: "requirements" }, answers.map(answered)),
    h(
      "ul",
      { class: "missing-parts" },
      (evidence?.missing ?? []).map((part) =>
        h("li", [
          h("strong", t("evidence.missing", { part: missingPart(part) })),
          h("small", { lang: "en" }, part.why),
        ]),
      ),
    ),
    opened.manifestProblem && h("p", { class: "notice bad", role: "alert" }, opened.manifestProblem.text()),
    opened.manifest &&
      h("p", { class: "bundle" }, [
        h(
          "a",
          {
            class: "button small",
            href: bundleUrl(incident.id, opened.manifest.revision),
            download: "",
            title: t("evidence.downloadHint"),
            "data-part": "bundle",
          },
          t("evidence.download"),
        ),
        h("span", { class: "muted small" }, [
          t("evidence.revision", { revision: opened.manifest.revision }),
          " · ",
          t("evidence.chain", { sequence: opened.manifest.chain.sequence }),
        ]),
      ]),
  ]);
};

Completeness.props = ["incident"];

function score(answers) {
  return t("evidence.score", {
    met: answers.filter((answer) => answer.met).length,
    asked: answers.length,
  });
}

function awaited(evidence) {
  const wait = waiting(evidence);
  return (
    wait &&
    h("p", { class: "notice", role: "status", "data-part": "evidence-waits" }, [
      wait.text,
      wait.detail && h("small", { lang: "en" }, wait.detail),
    ])
  );
}

function answered(answer) {
  return h("li", { key: answer.id, class: answer.met ? "met" : "unmet", "data-requirement": answer.id }, [
    h("span", { "aria-hidden": "true" }, answer.met ? "✓" : "✗"),
    h("span", { class: "for-ears" }, t(answer.met ? "evidence.met" : "evidence.unmet")),
    requirement(answer),
  ]);
}
