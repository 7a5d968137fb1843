import { now } from "./clock.js";
import { t } from "./language.js";

/** As on the server: less than this is nearly due, a working day and the night before it. */
const NEARLY_MILLIS = 36 * 3600_000;

/** How near the end of a clock is: "running", "nearly" or "overdue". */
export function urgency(dueAt) {
  const left = Date.parse(dueAt) - now.value;
  return left <= 0 ? "overdue" : left < NEARLY_MILLIS ? "nearly" : "running";
}

/** How much time is left, or since when it is over, in the largest unit that says enough. */
export function timeLeft(dueAt) {
  const left = Date.parse(dueAt) - now.value;
  const over = left <= 0;
  const minutes = Math.floor(Math.abs(left) / 60_000);
  const amount =
    minutes < 60
      ? t("time.minutes", { n: minutes })
      : minutes < 48 * 60
        ? t("time.hours", { n: Math.floor(minutes / 60) })
        : t("time.days", { n: Math.floor(minutes / 1440) });
  return t(over ? "clock.over" : "clock.left", { amount });
}
