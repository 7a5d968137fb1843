import { h } from "./vue.js";
import { t } from "./language.js";

export const WEEKDAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

const LABEL_WIDTH = 34;
const HOUR_WIDTH = 13;
const ROW_HEIGHT = 15;
const BAR_HEIGHT = 9;
const HOURS = [0, 6, 12, 18, 24];
const DAY_HOURS = 24;

/** The hours of an ordinary week at a glance; the rows beside it say the same. */
export const WeekStrip = ({ duties }) => {
  const width = LABEL_WIDTH + DAY_HOURS * HOUR_WIDTH + 10;
  const height = (WEEKDAYS.length + 1) * ROW_HEIGHT;
  const bars = duties.filter((duty) => duty.weekday && !duty.off).flatMap(barsOf);
  return h("svg", { class: "week-strip", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, [
    HOURS.map((hour) =>
      h("g", [
        h("line", { x1: x(hour), x2: x(hour), y1: 0, y2: WEEKDAYS.length * ROW_HEIGHT }),
        h("text", { x: x(hour), y: height - 3, "text-anchor": "middle" }, String(hour)),
      ]),
    ),
    WEEKDAYS.map((day, at) => h("text", { x: 0, y: at * ROW_HEIGHT + 11 }, t(`weekday.short.${day}`))),
    bars.map(({ day, from, until }) =>
      h("rect", {
        x: x(from),
        y: day * ROW_HEIGHT + (ROW_HEIGHT - BAR_HEIGHT) / 2,
        width: (until - from) * HOUR_WIDTH,
        height: BAR_HEIGHT,
        rx: 2,
      }),
    ),
  ]);
};
WeekStrip.props = ["duties"];

const x = (hour) => LABEL_WIDTH + hour * HOUR_WIDTH;

/** One bar, or two if the hours reach into the next day. */
function barsOf({ weekday, from, until }) {
  const day = WEEKDAYS.indexOf(weekday);
  const [begins, ends] = [from, until].map(hoursOf);
  if (Number.isNaN(begins + ends)) return [];
  if (ends > begins) return [{ day, from: begins, until: ends }];
  return [
    { day, from: begins, until: DAY_HOURS },
    { day: (day + 1) % WEEKDAYS.length, from: 0, until: ends },
  ].filter((bar) => bar.until > bar.from);
}

function hoursOf(time) {
  const [hours, minutes] = time.split(":").map(Number);
  return hours + minutes / 60;
}
