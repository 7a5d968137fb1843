import { h, onMounted, onUnmounted } from "./vue.js";
import { hear, loadCity } from "./cameras.js";
import { CityMap } from "./city-map.js";
import { dateTime } from "./format.js";
import { flow, loadFlow } from "./flow.js";
import { HourPlot } from "./hour-plot.js";
import { t } from "./language.js";
import { listen } from "./live.js";
import { mayOpen } from "./pages.js";
import { addressOfCases } from "./route.js";
import { mayRenewCalendar } from "./session.js";

const COUNT_EVERY_MILLIS = 30_000;

/** After an event the counts are read anew, once for all events that come together. */
const SETTLE_MILLIS = 1_000;

const UNDER_WAY = ["COUNTER_CONFIRMED", "NOTIFIED", "DISPATCHED", "ACCEPTED", "ORDERED", "NOT_CORRECTED", "FILED", "DECIDED", "SERVED"];
const WAY = ["PENDING", "CONFIRMED", "COUNTER_CONFIRMED", "NOTIFIED", "DISPATCHED", "ACCEPTED", "HANDLED", "ORDERED", "CORRECTED", "NOT_CORRECTED", "NOT_FOUND", "FILED", "DECIDED", "SERVED", "CLOSED", "REJECTED", "CANCELLED", "MERGED"];

/** The city at a glance: what waits, what runs out, where, and when it came. */
export const OverviewPage = {
  setup() {
    let stopListening;
    let counting;
    let settling;

    onMounted(() => {
      loadFlow();
      stopListening = listen((name, data) => {
        hear(name, data);
        if (name.startsWith("incident-") || name === "decided") {
          clearTimeout(settling);
          settling = setTimeout(loadFlow, SETTLE_MILLIS);
        }
      }, loadCity);
      counting = setInterval(loadFlow, COUNT_EVERY_MILLIS);
    });
    onUnmounted(() => {
      stopListening();
      clearInterval(counting);
      clearTimeout(settling);
    });

    return () =>
      h("main", { class: "overview", id: "content" }, [
        h("header", { class: "overview-head" }, [
          h("h1", t("overview.title")),
          flow.counted && h("p", { class: "muted" }, t("overview.asOf", { time: dateTime(flow.counted.at) })),
        ]),
        flow.problem && h("p", { class: "notice bad", role: "alert" }, flow.problem.text()),
        flow.counted ? counted() : !flow.problem && h("p", { class: "list-note", role: "status" }, t("app.loading")),
      ]);
  },
};

function counted() {
  return [
    mayRenewCalendar() && flow.counted.calendar.needsNext && calendarNotice(flow.counted.calendar),
    tiles(),
    h("div", { class: "overview-grid" }, [
      h("section", { class: "card overview-map" }, [h(CityMap)]),
      h("section", { class: "card overview-hours" }, [h(HourPlot)]),
      h("section", { class: "card" }, [today()]),
      h("section", { class: "card" }, [clocks()]),
      h("section", { class: "card" }, [rejections()]),
    ]),
  ];
}

function calendarNotice({ through, daysLeft, clocksBeyond }) {
  return h("div", { class: "notice calendar-notice", role: "status", "data-part": "calendar-notice" }, [
    h("strong", t(daysLeft < 0 ? "overview.calendarOver" : "overview.calendarEnds", { through, days: daysLeft })),
    clocksBeyond > 0 && h("span", t("overview.calendarBeyond", { count: clocksBeyond })),
    h("span", t("overview.calendarNext")),
  ]);
}

function tiles() {
  const waiting = flow.counted.waiting;
  const { nearlyDue, overdue } = flow.counted.due;
  const underWay = UNDER_WAY.reduce((sum, state) => sum + (waiting[state] ?? 0), 0);
  return h("ul", { class: "tiles" }, [
    tile(waiting.PENDING ?? 0, "case.PENDING", "", mayOpen("review") && "#review"),
    tile(waiting.CONFIRMED ?? 0, "case.CONFIRMED", "", mayOpen("review") && "#review"),
    tile(underWay, "overview.underWay", "", mayOpen("cases") && addressOfCases()),
    tile(nearlyDue, "overview.nearlyDue", nearlyDue && "warn", mayOpen("cases") && addressOfCases("SOON")),
    tile(overdue, "overview.overdue", overdue && "bad", mayOpen("cases") && addressOfCases("OVERDUE")),
  ]);
}

function tile(count, label, tone, address) {
  const inside = [h("span", { class: "tile-count" }, String(count)), h("span", { class: "tile-label" }, t(label))];
  return h("li", { class: ["tile", tone] }, [address ? h("a", { href: address }, inside) : h("div", inside)]);
}

function today() {
  const states = flow.counted.states;
  const shown = WAY.filter((state) => states[state]);
  return bars("overview.today", shown.map((state) => [t(`case.${state}`), states[state]]), "overview.noneToday");
}

function rejections() {
  const entries = Object.entries(flow.counted.rejections).sort(([, one], [, other]) => other - one);
  return bars("overview.rejections", entries.map(([reason, count]) => [t(`reason.${reason}`), count]), "overview.noRejections");
}

function bars(title, entries, empty) {
  const most = Math.max(1, ...entries.map(([, count]) => count));
  return h("figure", { class: "plot" }, [
    h("figcaption", h("strong", t(title))),
    entries.length
      ? h("table", { class: "bars" }, [
          h("tbody", entries.map(([label, count]) =>
            h("tr", [
              h("th", { scope: "row" }, label),
              h("td", { class: "bars-bar" }, [h("progress", { max: most, value: count, "aria-hidden": "true" })]),
              h("td", { class: "bars-count" }, String(count)),
            ]),
          )),
        ])
      : h("p", { class: "muted" }, t(empty)),
  ]);
}

function clocks() {
  const running = flow.counted.clocks;
  return h("figure", { class: "plot" }, [
    h("figcaption", h("strong", t("overview.clocks"))),
    running.length
      ? h("table", { class: "clock-table" }, [
          h("thead", h("tr", ["overview.clock", "overview.running", "overview.nearlyDue", "overview.overdue"].map((each) => h("th", { scope: "col" }, t(each))))),
          h("tbody", running.map((clock) =>
            h("tr", [
              h("th", { scope: "row" }, t(`clock.${clock.kind}`)),
              h("td", String(clock.running)),
              h("td", { class: clock.nearlyDue ? "warn" : "" }, String(clock.nearlyDue)),
              h("td", { class: clock.overdue ? "bad" : "" }, String(clock.overdue)),
            ]),
          )),
        ])
      : h("p", { class: "muted" }, t("overview.noClocks")),
  ]);
}
