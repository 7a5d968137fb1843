import { languageTag, t } from "./language.js";

function formatted(instant, options) {
  return new Intl.DateTimeFormat(languageTag(), { hourCycle: "h23", ...options }).format(
    new Date(instant),
  );
}

/** Date and time to the second, in the browser's time zone. */
export function dateTime(instant) {
  return `${date(instant)} ${time(instant)}`;
}

export function date(instant) {
  const d = new Date(instant);
  const two = (n) => String(n).padStart(2, "0");
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
}

export function time(instant) {
  return formatted(instant, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

/** The time, with the date before it unless it is today. */
export function shortTime(instant) {
  return date(instant) === date(Date.now()) ? time(instant) : dateTime(instant).slice(5);
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
