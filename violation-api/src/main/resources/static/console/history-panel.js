import { h, onMounted, ref } from "./vue.js";
import * as api from "./api.js";
import { PlateMark, StateMark } from "./case-marks.js";
import { date, dateTime } from "./format.js";
import { t } from "./language.js";
import { addressOfCase } from "./route.js";

const SHOWN = 4;

/** What there was before: of the same plate, and in the same place. */
export const HistoryPanel = {
  props: { incidentId: { type: String, required: true }, known: { type: Object, default: null } },
  setup(props) {
    const history = ref(props.known);
    const problem = ref(null);
    onMounted(async () => {
      if (history.value) return;
      try {
        history.value = await api.get(`/api/incidents/${props.incidentId}/history`);
      } catch (refused) {
        problem.value = refused;
      }
    });
    return () =>
      h("section", { class: "past", "data-part": "history" }, [
        h("h3", t("history.title")),
        problem.value && h("p", { class: "notice bad", role: "alert" }, problem.value.text()),
        history.value && list("plate", history.value.plate),
        history.value && list("place", history.value.place),
      ]);
  },
};

function list(kind, items) {
  return h("div", { class: "past-of", "data-history": kind }, [
    h("h4", [t(`history.${kind}`), h("span", { class: "muted" }, t("history.count", { count: items.length }))]),
    items.length > 0 && h("ul", items.slice(0, SHOWN).map((item) => row(kind, item))),
    items.length > SHOWN &&
      h("details", [
        h("summary", t("history.more", { count: items.length - SHOWN })),
        h("ul", items.slice(SHOWN).map((item) => row(kind, item))),
      ]),
  ]);
}

function row(kind, item) {
  return h("li", { key: item.id }, [
    h(
      "a",
      { href: addressOfCase(item.id), title: dateTime(item.violationAt) },
      date(item.violationAt),
    ),
    h("span", { class: "past-what muted" }, kind === "plate" ? item.zone.name : plateOf(item)),
    h(StateMark, { state: item.state }),
  ]);
}

function plateOf(item) {
  return item.plate ? h(PlateMark, { plate: item.plate }) : "—";
}
