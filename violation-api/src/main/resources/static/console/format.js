import { ref } from "./vue.js";
import { languageTag, t } from "./language.js";

/** The city's time zone, as the server is set: in it all times are shown and meant. */
export const cityZone = ref("Asia/Shanghai");

const DAY_MILLIS = 24 * 3600 * 1000;

const ALL_PARTS = {
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
};

const readers = new Map();

/** Date and time to the second, in the city. */
export function dateTime(instant) {
  return `${date(instant)} ${time(instant)}`;
}

export function date(instant) {
  const { year, month, day } = inCity(instant);
  return `${year}-${month}-${day}`;
}

export function time(instant) {
  const { hour, minute, second } = inCity(instant);
  return `${hour}:${minute}:${second}`;
}

/** The instant as a field for date and time wants it. */
export function toField(instant) {
  return dateTime(instant).replace(" ", "T");
}

/** The instant that a field for a date, or for date and time, means in the city; undefined if none. */
export function fromField(text) {
  const asUtc = Date.parse(`${text.includes("T") ? text : `${text}T00:00:00`}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // Once more with the offset there, for it may differ from the one that was begun with.
  const near = asUtc - offsetMillis(asUtc);
  return new Date(asUtc - offsetMillis(near)).toISOString();
}

/** The calendar day after the day. */
export function dayAfter(day) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MILLIS).toISOString().slice(0, 10);
}

/** By how much the city's clocks are ahead of UTC's at the instant. */
function offsetMillis(instant) {
  const { year, month, day, hour, minute, second } = inCity(instant);
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  return shown - Math.floor(new Date(instant).getTime() / 1000) * 1000;
}

/** What calendar and clocks of the city say at the instant, each with its zeroes. */
function inCity(instant) {
  const parts = readerOf(cityZone.value).formatToParts(new Date(instant));
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

function readerOf(timeZone) {
  if (!readers.has(timeZone)) {
    readers.set(timeZone, new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", { ...ALL_PARTS, timeZone }));
  }
  return readers.get(timeZone);
}

/** The time, with the date before it unless it is today. */
export function shortTime(instant) {
  return date(instant) === date(Date.now()) ? time(instant) : dateTime(instant).slice(5);
}

/** Until when something is to be done, to the minute; a day ends at its 24:00. */
export function dueTime(instant) {
  const at = new Date(instant).getTime();
  const endsTheDay = time(at) === "00:00:00";
  const day = date(endsTheDay ? at - 1000 : at).slice("YYYY-".length);
  return `${day} ${endsTheDay ? "24:00" : time(at).slice(0, "HH:mm".length)}`;
}

/** A duration in its two largest units: "5 min 20 s". */
export function duration(seconds) {
  const whole = Math.round(seconds);
  const h = Math.floor(whole / 3600);
  const m = Math.floor((whole % 3600) / 60);
  const s = whole % 60;
  const parts = [];
  if (h) parts.push(t("time.hours", { n: h }));
  if (m) parts.push(t("time.minutes", { n: m }));
  if (!h && (s || !m)) parts.push(t("time.seconds", { n: s }));
  return parts.join(" ");
}

/** A distance on the ground. */
export function distance(metres) {
  return metres < 1000
    ? t("cameras.metres", { n: Math.round(metres / 10) * 10 })
    : t("cameras.kilometres", { n: (metres / 1000).toFixed(1) });
}

export function ago(instant, now) {
  const seconds = Math.max(0, Math.round((now - new Date(instant).getTime()) / 1000));
  if (seconds < 60) return t("time.ago.seconds", { n: seconds });
  if (seconds < 3600) return t("time.ago.minutes", { n: Math.floor(seconds / 60) });
  if (seconds < 86400) return t("time.ago.hours", { n: Math.floor(seconds / 3600) });
  return t("time.ago.days", { n: Math.floor(seconds / 86400) });
}

/** A measured value with the unit that its name carries. */
export function measured(measure, value) {
  if (measure.endsWith("Seconds")) return duration(value);
  if (/(Score|Probability)$/.test(measure)) return value.toFixed(2);
  if (measure.endsWith("Share")) return `${Math.round(value * 100)} %`;
  return new Intl.NumberFormat(languageTag(), { maximumFractionDigits: 2 }).format(value);
}
