import { h } from "./vue.js";
import { time } from "./format.js";
import { hours } from "./flow.js";
import { t } from "./language.js";

const OFFENCES = ["ILLEGAL_PARKING", "OUT_OF_STORE", "DIRTY_TRUCK", "ILLEGAL_AD"];
const WIDTH = 840;
const HEIGHT = 200;
const LEFT = 34;
const BOTTOM = 24;
const TOP = 8;
const GAP = 5;
const FEWEST_ON_TOP = 4;

/** Violations by hour, stacked by offence. */
export const HourPlot = () => {
  const all = hours();
  const totals = all.map((hour) => OFFENCES.reduce((sum, one) => sum + (hour.offences[one] ?? 0), 0));
  const top = roundedUp(Math.max(FEWEST_ON_TOP, ...totals));
  const height = (count) => (count / top) * (HEIGHT - TOP - BOTTOM);
  const slot = (WIDTH - LEFT) / all.length;
  return h("figure", { class: "plot" }, [
    h("figcaption", [
      h("strong", t("overview.byHour")),
      h("ul", { class: "plot-legend" }, OFFENCES.map((one) => h("li", [h("span", { class: `plot-key ${one.toLowerCase()}` }), t(`offence.${one}`)]))),
    ]),
    h(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": spoken(totals), class: "hour-plot" },
      [
        ...[0, top / 2, top].map((count) => line(count, HEIGHT - BOTTOM - height(count))),
        ...all.flatMap((hour, at) => bar(hour, LEFT + at * slot, slot - GAP, height)),
        ...all.map((hour, at) => at % 3 === 0 && label(hour, LEFT + at * slot + (slot - GAP) / 2)),
      ],
    ),
  ]);
};

function bar(hour, x, width, height) {
  let y = HEIGHT - BOTTOM;
  return OFFENCES.filter((one) => hour.offences[one]).map((one) => {
    const tall = height(hour.offences[one]);
    y -= tall;
    return h("rect", { class: `plot-bar ${one.toLowerCase()}`, x, y, width, height: tall, rx: 1.5 }, [
      h("title", `${clock(hour.from)} ${t(`offence.${one}`)}: ${hour.offences[one]}`),
    ]);
  });
}

function line(count, y) {
  return h("g", { class: "plot-line" }, [
    h("line", { x1: LEFT, x2: WIDTH, y1: y, y2: y }),
    h("text", { x: LEFT - 6, y: y + 4, "text-anchor": "end" }, String(count)),
  ]);
}

function label(hour, x) {
  return h("text", { class: "plot-label", x, y: HEIGHT - 6, "text-anchor": "middle" }, clock(hour.from));
}

function clock(instant) {
  return time(instant).slice(0, "HH:mm".length);
}

/** A number that halves without a rest. */
function roundedUp(count) {
  const step = count <= 10 ? 2 : 10 ** Math.floor(Math.log10(count));
  return Math.ceil(count / step) * step;
}

function spoken(totals) {
  return t("overview.byHourSpoken", {
    total: totals.reduce((sum, one) => sum + one, 0),
    most: Math.max(...totals),
  });
}
