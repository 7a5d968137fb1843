import { t, tOr } from "./language.js";

/** Of an incident that just came: its first bundle isn't sealed yet. */
export const AWAITED = { revision: 0, score: 0, due: true, waitingFor: "", unmet: [], missing: [] };

/** How the evidence stands: `tone` as a style's name, `text` in a few words. */
export function standing(evidence) {
  if (!evidence) return { tone: "none", text: t("evidence.none") };
  if (!evidence.revision) return { tone: "waiting", text: t("evidence.waiting") };
  if (evidence.unmet.length) {
    return { tone: "gaps", text: t("evidence.lacks", { parts: listed(evidence.unmet.map(requirement)) }) };
  }
  if (evidence.missing.length) {
    return { tone: "gaps", text: t("evidence.lacksMore", { count: evidence.missing.length }) };
  }
  return { tone: "whole", text: t("evidence.whole") };
}

/** What the next bundle waits for, or nothing; `detail` is the server's own word. */
export function waiting(evidence) {
  if (!evidence?.due) return null;
  const [part, ...detail] = evidence.waitingFor.split(": ");
  return {
    text: t(evidence.revision ? "evidence.renewing" : "evidence.waitingFor", {
      part: tOr(`waits.${part}`, t("waits.turn")),
    }),
    detail: detail.join(": "),
  };
}

/** What the offence asks for, by name. */
export function requirement(answer) {
  return tOr(`requirement.${answer.id}`, answer.requirement);
}

/** A part that should be in the bundle and isn't, by name. */
export function missingPart({ part }) {
  const [kind, moment] = part.split(" ");
  if (kind === "still") return t("part.still", { moment: tOr(`still.${moment}`, moment) });
  return tOr(`part.${kind}`, part);
}

export function fileUrl(incidentId, revision, name) {
  return `/api/incidents/${incidentId}/evidence/files/${name}?revision=${revision}`;
}

export function bundleUrl(incidentId, revision) {
  return `/api/incidents/${incidentId}/evidence/bundle.zip?revision=${revision}`;
}

/** The words for what a still shows. */
export const momentOf = (still) => (still.isSecondLook ? "still.secondLook" : `still.${still.moment}`);

/** Whole scenes with their overlay: of the incident, and of looks after an order to correct. */
const SCENES = ["STILL", "SECOND_LOOK"];

/** The still with its overlay that the bundle has of this still, if any. */
export function sealedStill(manifest, still) {
  if (!still) return undefined;
  return manifest?.files.find(
    (file) =>
      SCENES.includes(file.role) &&
      file.moment === still.moment &&
      Date.parse(file.capturedAt) === Date.parse(still.capturedAt),
  );
}

/** The bundle's videos: each as the camera sent it, and what of it a browser plays. */
export function clips(manifest) {
  const copies = manifest.files.filter((file) => file.role === "BROWSER_CLIP");
  return manifest.files
    .filter((file) => file.role === "CLIP")
    .map((clip) => {
      const copy = copies.find((file) => file.name === clip.name.replace(/\.mp4$/, "-h264.mp4"));
      return { clip, played: copy ?? clip, copied: Boolean(copy) };
    });
}

export function listed(words) {
  return words.join(t("list.and"));
}
