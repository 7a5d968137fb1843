import { h, nextTick, onMounted, onUnmounted, watch } from "./vue.js";
import { CaseDetail } from "./case-detail.js";
import { CaseFilters } from "./case-filters.js";
import { DueMark, PlateMark, StateMark } from "./case-marks.js";
import { cases, find, findDue, findMore, hear, show, shown, wantDue } from "./cases.js";
import { dateTime } from "./format.js";
import { t } from "./language.js";
import { listen } from "./live.js";
import { addressOfCase, addressOfCases, dueCases, shownCase } from "./route.js";

/** All cases whatever became of them, and one of them closely. */
export const CasesPage = {
  setup() {
    let stopListening;

    function close(event) {
      if (event.key === "Escape" && shown.id && !event.target.closest("input, select, textarea")) {
        location.hash = addressOfCases(cases.wanted.due);
      }
    }

    wantDue(dueCases.value);
    watch(dueCases, findDue);
    watch(shownCase, show, { immediate: true });
    watch(
      () => shown.facts?.id,
      (id) => id && nextTick(() => document.getElementById("case-title")?.focus()),
    );
    onMounted(() => {
      stopListening = listen(hear, find);
      find();
      addEventListener("keydown", close);
    });
    onUnmounted(() => {
      stopListening();
      removeEventListener("keydown", close);
      show(null);
    });

    return () =>
      h("main", { class: ["cases", { "with-detail": shown.id }], id: "content" }, [
        h("section", { class: "cases-list", "aria-label": t("nav.cases") }, [
          h(CaseFilters),
          cases.problem &&
            h("div", { class: "notice bad", role: "alert" }, [
              h("p", cases.problem.text()),
              h("button", { class: "button", onClick: find }, t("app.retry")),
            ]),
          cases.loading
            ? h("p", { class: "list-note", role: "status" }, t("cases.loading"))
            : cases.items.length
              ? table()
              : !cases.problem && h("div", { class: "list-note", role: "status" }, [h("strong", t("cases.empty")), h("p", t("cases.emptyHint"))]),
        ]),
        shown.id && h(CaseDetail, { key: shown.id }),
      ]);
  },
};

function table() {
  return h("div", { class: "cases-scroll" }, [
    h("table", { class: "cases-table", "data-part": "cases" }, [
      h(
        "thead",
        h("tr", ["time", "offence", "place", "plate", "state", "due", "last"].map(headOf)),
      ),
      h("tbody", cases.items.map(row)),
    ]),
    cases.next && h("button", { class: "button wide", type: "button", onClick: findMore }, t("queue.more")),
  ]);
}

function headOf(column) {
  return h("th", { key: column, scope: "col", class: `col-${column}` }, t(`cases.${column}`));
}

function row(item) {
  const open = () => (location.hash = addressOfCase(item.id));
  return h(
    "tr",
    {
      key: item.id,
      class: { here: shown.id === item.id },
      "data-part": "case-row",
      "data-incident": item.id,
      onClick: open,
    },
    [
      h("td", { class: "col-time" }, [
        h("a", { href: addressOfCase(item.id) }, dateTime(item.violationAt).slice(0, 16)),
      ]),
      h("td", { class: "col-offence" }, t(`offence.${item.offence}`)),
      h("td", { class: "col-place" }, [item.zone.name, h("span", { class: "muted" }, item.camera.name)]),
      h("td", { class: "col-plate" }, item.plate ? h(PlateMark, { plate: item.plate }) : "—"),
      h("td", { class: "col-state" }, h(StateMark, { state: item.state })),
      h("td", { class: "col-due" }, item.dueAt ? h(DueMark, { dueAt: item.dueAt }) : "—"),
      h("td", { class: "col-last muted" }, item.lastStep && lastStep(item.lastStep)),
    ],
  );
}

function lastStep(step) {
  return [t(`action.${step.action}`), byWhom(step)].filter(Boolean).join(" · ");
}

function byWhom(step) {
  return step.by === "system" ? t("cases.system") : step.byName;
}
