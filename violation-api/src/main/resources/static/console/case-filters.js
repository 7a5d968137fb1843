import { h, onMounted, reactive } from "./vue.js";
import * as api from "./api.js";
import { cases, exportUrl, find, nothingSaid } from "./cases.js";
import { t } from "./language.js";
import { nameDueInAddress } from "./route.js";

/** States by what they mean for whoever looks for a case. */
const STATES = {
  review: ["PENDING", "CONFIRMED", "COUNTER_CONFIRMED"],
  onSite: ["DISPATCHED", "ACCEPTED", "HANDLED", "NOT_FOUND", "ORDERED", "CORRECTED", "NOT_CORRECTED"],
  penalty: ["NOTIFIED", "FILED", "DECIDED", "SERVED"],
  over: ["CLOSED", "REJECTED", "CANCELLED", "MERGED"],
};
const OFFENCES = ["ILLEGAL_PARKING", "OUT_OF_STORE", "DIRTY_TRUCK", "ILLEGAL_AD"];

/** Typing asks the server once it pauses. */
const PAUSE_MILLIS = 250;

const known = reactive({ cameras: [] });
let pause;

/** What is looked for, in one row above the table. */
export const CaseFilters = {
  setup() {
    onMounted(async () => {
      known.cameras = await api.get("/api/cameras").then(
        (all) => all.items,
        () => [],
      );
    });
    return () =>
      h("form", { class: "case-filters", role: "search", onSubmit: submit }, [
        h("input", {
          type: "search",
          class: "case-search",
          "aria-label": t("cases.search"),
          placeholder: t("cases.search"),
          maxlength: 64,
          value: cases.wanted.search,
          "data-part": "case-search",
          onInput: (event) => {
            cases.wanted.search = event.target.value;
            clearTimeout(pause);
            pause = setTimeout(find, PAUSE_MILLIS);
          },
        }),
        select("state", cases.wanted.states.join(" "), stateOptions(), (value) => {
          cases.wanted.states = value ? value.split(" ") : [];
        }),
        select("offence", cases.wanted.offence, OFFENCES.map((id) => option(id, t(`offence.${id}`)))),
        select("camera", cases.wanted.camera, known.cameras.map((each) => option(each.id, each.name))),
        select("due", cases.wanted.due, [option("OVERDUE", t("overview.overdue")), option("SOON", t("overview.nearlyDue"))], (due) => {
          cases.wanted.due = due;
          nameDueInAddress(due);
        }),
        day("from"),
        day("to"),
        h("button", { class: "button small quiet", type: "button", "data-part": "case-clear", onClick: clear }, t("cases.clear")),
        h("span", { class: "muted case-count", role: "status", "data-part": "case-count" }, counted()),
        exportUrl() &&
          h("a", { class: "button small", href: exportUrl(), download: "", "data-part": "export" }, t("cases.export")),
      ]);
  },
};

function stateOptions() {
  return Object.entries(STATES).map(([group, states]) =>
    h("optgroup", { key: group, label: t(`cases.group.${group}`) }, [
      option(states.join(" "), t("cases.allOf", { group: t(`cases.group.${group}`) })),
      states.map((state) => option(state, t(`case.${state}`))),
    ]),
  );
}

function option(value, text) {
  return h("option", { key: value, value }, text);
}

function select(name, value, options, change = (chosen) => (cases.wanted[name] = chosen)) {
  return h(
    "select",
    {
      "aria-label": t(`cases.${name}`),
      "data-part": `case-${name}`,
      value,
      onChange: (event) => {
        change(event.target.value);
        find();
      },
    },
    [h("option", { value: "" }, t(`cases.any.${name}`)), options],
  );
}

function day(name) {
  return h("label", { class: "case-day" }, [
    h("span", t(`cases.${name}`)),
    h("input", {
      type: "date",
      "data-part": `case-${name}`,
      value: cases.wanted[name],
      onChange: (event) => {
        cases.wanted[name] = event.target.value;
        find();
      },
    }),
  ]);
}

function submit(event) {
  event.preventDefault();
  clearTimeout(pause);
  find();
}

function clear() {
  cases.wanted = nothingSaid();
  nameDueInAddress("");
  find();
}

function counted() {
  if (cases.loading) return "";
  return t(cases.count >= 1000 ? "cases.countMore" : "cases.count", { count: cases.count });
}
