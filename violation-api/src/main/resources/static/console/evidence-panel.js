import { h } from "./vue.js";
import { bundleUrl, clips, fileUrl, missingPart, requirement, standing, waiting } from "./evidence.js";
import { time } from "./format.js";
import { opened } from "./incident.js";
import { t } from "./language.js";

/** How the evidence of an incident stands, as a word in a pill. */
export const EvidenceBadge = ({ evidence }) => {
  const { tone, text } = standing(evidence);
  return h("span", { class: ["evidence-badge", tone], "data-part": "evidence-badge" }, text);
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

/** The plate as it was read, with the picture in which everyone can read it. */
export const Plate = ({ incident }) => {
  const closeUp = fileOf("PLATE_CLOSE_UP");
  if (!incident.plates.length) return null;
  const [likeliest] = incident.plates;
  return h("section", { class: "plate", "data-part": "plate" }, [
    h("h3", t("plate.title")),
    closeUp &&
      h("img", {
        src: fileUrl(incident.id, opened.manifest.revision, closeUp.name),
        alt: t("plate.alt", { number: likeliest.best.number }),
        "data-part": "plate-close-up",
      }),
    h("table", [
      h(
        "thead",
        h("tr", ["number", "votes", "confidence"].map((c) => h("th", { scope: "col" }, t(`plate.${c}`)))),
      ),
      h(
        "tbody",
        incident.plates.map((candidate, place) =>
          h("tr", { key: candidate.best.number, class: { likeliest: place === 0 } }, [
            h("th", { scope: "row" }, candidate.best.number),
            h("td", String(candidate.votes)),
            h("td", candidate.best.confidence.toFixed(2)),
          ]),
        ),
      ),
    ]),
  ]);
};

Plate.props = ["incident"];

/** What of the bundle isn't a whole scene: the videos and the subject from near. */
export const Media = ({ incident }) => {
  if (!opened.manifest) return null;
  const url = (file) => fileUrl(incident.id, opened.manifest.revision, file.name);
  const subject = fileOf("VEHICLE_CROP");
  return h("section", { class: "media", "aria-label": t("media.title") }, [
    clips(opened.manifest).map(({ clip, played, copied }) =>
      h("figure", { key: clip.sha256 }, [
        h("video", {
          src: url(played),
          controls: true,
          muted: true,
          playsinline: true,
          preload: "metadata",
          "aria-label": t("media.clip", span(clip)),
          "data-part": "clip",
        }),
        h("figcaption", [
          h("span", t("media.clip", span(clip))),
          copied &&
            h("a", { class: "muted", href: url(clip), download: clip.name }, t("media.asSent")),
        ]),
      ]),
    ),
    subject &&
      h("figure", { key: subject.sha256 }, [
        h("img", {
          src: url(subject),
          alt: t("media.subject"),
          loading: "lazy",
          "data-part": "subject",
        }),
        h("figcaption", h("span", t("media.subject"))),
      ]),
  ]);
};

Media.props = ["incident"];

function span(clip) {
  return { from: time(clip.capturedAt), to: time(clip.capturedUntil ?? clip.capturedAt) };
}

function fileOf(role) {
  return opened.manifest?.files.find((file) => file.role === role);
}
