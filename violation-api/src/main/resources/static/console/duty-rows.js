import { h } from "./vue.js";
import { plan } from "./city-plan.js";
import { t } from "./language.js";
import { WEEKDAYS, WeekStrip } from "./week-strip.js";

const WORKDAYS = WEEKDAYS.slice(0, 5);
const OFFICE_HOURS = { from: "08:00", until: "17:30" };

/** Hours of the day as the city's clocks show them, whatever the browser is set to. */
const TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

/** When the squad is on duty: hours of every week, and dates that take their place. */
export const DutyRows = () => {
  const { duties } = plan.draft;
  return h("fieldset", { class: "plan-part", "data-part": "duties" }, [
    h("legend", t("city.duties")),
    h("p", { class: "muted small" }, t(duties.length ? "city.dutiesHint" : "city.alwaysOnDuty")),
    duties.length > 0 && h(WeekStrip, { duties }),
    duties.length > 0 && h("ul", { class: "duty-rows" }, duties.map(row)),
    h("div", { class: "form-actions" }, [
      adding("add-weekly", "city.addWeekly", () => [weekly(nextDay(duties))]),
      adding("add-date", "city.addDate", () => [{ weekday: "", date: "", ...OFFICE_HOURS, off: false }]),
      !duties.length && adding("add-workdays", "city.addWorkdays", () => WORKDAYS.map(weekly)),
    ]),
  ]);
};

const weekly = (weekday) => ({ weekday, date: "", ...OFFICE_HOURS, off: false });

/** The first day without hours yet. */
function nextDay(duties) {
  return WEEKDAYS.find((day) => duties.every((duty) => duty.weekday !== day)) ?? WEEKDAYS[0];
}

function adding(part, label, rows) {
  return h(
    "button",
    { class: "button small", type: "button", "data-part": part, onClick: () => plan.draft.duties.push(...rows()) },
    t(label),
  );
}

function row(duty, at) {
  const spoken = t("city.removeDuty", { n: at + 1 });
  return h("li", { key: at, class: "duty-row", "data-part": "duty" }, [
    duty.weekday ? weekday(duty) : date(duty),
    !duty.off && hours(duty),
    !duty.weekday &&
      h("label", { class: "duty-off" }, [
        h("input", {
          type: "checkbox",
          checked: duty.off,
          onChange: (event) => {
            duty.off = event.target.checked;
            if (!duty.off && !duty.from) Object.assign(duty, OFFICE_HOURS);
          },
        }),
        t("city.off"),
      ]),
    h(
      "button",
      { class: "button small quiet", type: "button", title: spoken, "aria-label": spoken, onClick: () => plan.draft.duties.splice(at, 1) },
      "×",
    ),
  ]);
}

function weekday(duty) {
  return h(
    "select",
    { value: duty.weekday, "aria-label": t("city.weekday"), onChange: (event) => (duty.weekday = event.target.value) },
    WEEKDAYS.map((day) => h("option", { value: day, selected: day === duty.weekday }, t(`weekday.${day}`))),
  );
}

function date(duty) {
  return h("input", {
    type: "date",
    required: true,
    value: duty.date,
    "aria-label": t("city.date"),
    onChange: (event) => (duty.date = event.target.value),
  });
}

function hours(duty) {
  const field = (name) =>
    h("input", {
      type: "text",
      required: true,
      pattern: TIME,
      title: t("city.timeHint"),
      maxlength: 5,
      placeholder: "08:00",
      value: duty[name],
      "aria-label": t(`city.${name}`),
      onInput: (event) => (duty[name] = event.target.value),
    });
  return h("span", { class: "duty-hours" }, [
    field("from"),
    "–",
    field("until"),
    duty.until <= duty.from && h("span", { class: "muted small" }, t("city.nextDay")),
  ]);
}
