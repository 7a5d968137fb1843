import { h, onMounted, onUnmounted, ref, watch } from "./vue.js";
import { ChainStanding } from "./chain-standing.js";
import { city, loadCity } from "./cameras.js";
import { named, t } from "./language.js";
import { ask, exportAddress, hasConditions, more, record, search, verify } from "./record.js";
import { RecordTable } from "./record-table.js";
import { recordOf } from "./route.js";
import { mayExportRecord } from "./session.js";

/** The chain is looked at again this often while the page is open. */
const VERIFY_EVERY_MILLIS = 60_000;

/** The record of who did what, and whether it stands. */
export const RecordPage = {
  setup() {
    const end = ref(null);
    let open = true;
    let verifying;
    let watcher;

    const check = () => verify(() => open);
    const searchAndCheck = () => {
      search();
      check();
    };

    onMounted(() => {
      ask(recordOf.value);
      if (city.loading) loadCity();
      check();
      verifying = setInterval(check, VERIFY_EVERY_MILLIS);
      watcher = new IntersectionObserver((seen) => seen.some((e) => e.isIntersecting) && more(), {
        rootMargin: "400px",
      });
      watcher.observe(end.value);
    });
    onUnmounted(() => {
      open = false;
      clearInterval(verifying);
      watcher.disconnect();
    });
    watch(recordOf, ask);

    return () =>
      h("main", { class: "record", id: "content" }, [
        h("header", { class: "record-head" }, [
          h("div", [h("h2", t("record.title")), h("p", { class: "muted" }, t("record.hint"))]),
          h(ChainStanding, { onRecheck: check }),
        ]),
        conditions(searchAndCheck),
        record.problem &&
          h("div", { class: "notice bad", role: "alert" }, [
            h("p", record.problem.text()),
            h("button", { class: "button", onClick: search }, t("app.retry")),
          ]),
        h("p", { class: "for-ears", role: "status" }, record.loading ? t("record.loading") : ""),
        record.items.length > 0
          ? h(RecordTable, { items: record.items, busy: record.loading })
          : !record.problem && h("div", { class: "list-note" }, note()),
        h("div", { class: "record-end", ref: end }, [
          record.next !== null &&
            h(
              "button",
              { class: "button", type: "button", "data-part": "more", disabled: record.loadingMore, onClick: more },
              t("record.more"),
            ),
        ]),
      ]);
  },
};

function note() {
  if (record.loading) return t("record.loading");
  return [h("strong", t("record.empty")), h("p", t("record.emptyHint"))];
}

function conditions(submit) {
  return h(
    "form",
    {
      class: "record-conditions",
      role: "search",
      "aria-label": t("record.filterLabel"),
      onSubmit: (event) => {
        event.preventDefault();
        submit();
      },
    },
    [
      text("subject", t("record.subjectHint")),
      text("actor", t("record.actorHint")),
      field("kind", h("select", { name: "kind", value: record.wanted.kind, onChange: choose("kind") }, kinds())),
      time("from"),
      time("to"),
      h("div", { class: "record-actions" }, [
        h("button", { class: "button primary", type: "submit", "data-part": "search" }, t("record.search")),
        hasConditions() &&
          h(
            "button",
            { class: "button quiet", type: "button", "data-part": "clear", onClick: () => ask("") },
            t("record.clear"),
          ),
        mayExportRecord() &&
          h(
            "a",
            {
              class: "button record-export",
              href: exportAddress(),
              download: "",
              title: t("record.exportHint"),
              "data-part": "export",
            },
            t("record.export"),
          ),
      ]),
    ],
  );
}

function kinds() {
  return [
    h("option", { value: "" }, t("record.anyKind")),
    ...named("activity.").map((kind) => h("option", { key: kind, value: kind }, t(`activity.${kind}`))),
  ];
}

function text(name, hint) {
  return field(
    name,
    h("input", {
      name,
      maxlength: 200,
      placeholder: hint,
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: false,
      value: record.wanted[name],
      onInput: choose(name),
    }),
  );
}

function time(name) {
  return field(
    name,
    h("input", { name, type: "datetime-local", value: record.wanted[name], onInput: choose(name) }),
  );
}

function field(name, control) {
  return h("label", { class: ["field", name] }, [h("span", t(`record.${name}`)), control]);
}

function choose(name) {
  return (event) => (record.wanted[name] = event.target.value.trim());
}
