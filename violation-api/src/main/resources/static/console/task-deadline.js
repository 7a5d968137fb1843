import { h } from "./vue.js";
import { dueTime, duration } from "./format.js";
import { t } from "./language.js";

/** As the server: less than a working day and the night before it is nearly due. */
const NEARLY_SECONDS = 36 * 3600;

/** A deadline with how near it is. */
export function deadline(dueAt, now) {
  const seconds = (Date.parse(dueAt) - now) / 1000;
  const mood = seconds <= 0 ? "overdue" : seconds < NEARLY_SECONDS ? "nearly" : "running";
  const left = t(`tasks.due.${mood === "overdue" ? "overdue" : "left"}`, { time: long(Math.abs(seconds)) });
  return h("span", { class: ["deadline", mood], "data-part": "deadline" }, [
    h("strong", left),
    h("time", { datetime: dueAt }, dueTime(dueAt)),
  ]);
}

function long(seconds) {
  return seconds >= 2 * 86_400
    ? t("time.days", { n: Math.floor(seconds / 86_400) })
    : duration(Math.max(60, Math.floor(seconds / 60) * 60));
}
