import { h } from "./vue.js";
import { squadName } from "./cameras.js";
import { dateTime, duration } from "./format.js";
import { t, tOr } from "./language.js";

const HASH = /^[0-9a-f]{64}$/;
const SHOWN_HASH_DIGITS = 8;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Where the console has words for what a detail says. */
const WORDS = {
  action: "action",
  as: "seenAs",
  clock: "clock",
  decision: "verdict",
  from: "case",
  ground: "ground",
  kind: "activity",
  kinds: "activity",
  moment: "photo",
  offence: "offence",
  roles: "role",
  state: "case",
  to: "case",
};

/** Too long to be read in a line: how many there are says enough. */
const COUNTED = ["duties", "outline"];

/** So many that they hide the rest of the line: shown when they are asked for. */
const FOLDED = ["incidents"];

/** What is told before all else, in this order. */
const FIRST = ["action", "from", "to"];

const COORDINATES = ["base", "place"];

/** Said by the name of the squad that stands beside it. */
const NAMED_BESIDE = ["squad", "declinedBy"];

/** What a step or a row of the record says beside what was done: label and words of each. */
export function detailFacts(detail) {
  return Object.entries(detail)
    .filter(([name, value]) => name !== "squadName" && value !== "" && value !== null)
    .sort(([one], [other]) => place(one) - place(other))
    .map(([name, value]) => ({
      name,
      label: tOr(`detail.${name}`, name),
      words: NAMED_BESIDE.includes(name) ? (detail.squadName ?? squadName(value)) : words(name, value),
    }));
}

function place(name) {
  const among = FIRST.indexOf(name);
  return among < 0 ? FIRST.length : among;
}

/** The first digits of a hash. */
export function short(hash) {
  return hash.slice(0, SHOWN_HASH_DIGITS);
}

function words(name, value) {
  if (value === true || value === false) return t(value ? "app.yes" : "app.no");
  if (COUNTED.includes(name) || value.length === 0) return t("detail.counted", { count: value.length });
  if (FOLDED.includes(name) && value.length > 1) {
    return h("details", { class: "folded" }, [
      h("summary", t("detail.counted", { count: value.length })),
      value.map((part) => h("code", { key: part }, `${part} `)),
    ]);
  }
  if (COORDINATES.includes(name) && Array.isArray(value)) return value.join(", ");
  if (Array.isArray(value)) {
    return value.flatMap((part, i) => [i ? t("list.and") : "", words(name, part)]);
  }
  if (typeof value === "object" && value !== null) {
    return detailFacts(value).flatMap((part, i) => [i ? " · " : "", `${part.label} `, part.words]);
  }
  if (HASH.test(value)) return h("code", { title: value }, short(value));
  if (name === "dwellSeconds") return duration(value);
  if (INSTANT.test(value)) return dateTime(value);
  if (name === "reason") return reasonText(value);
  return WORDS[name] ? tOr(`${WORDS[name]}.${value}`, String(value)) : String(value);
}

/** The reason to reject, the ground to cancel, or whatever else was said. */
export function reasonText(reason) {
  return tOr(`reason.${reason}`, tOr(`ground.${reason}`, reason));
}
