import { h } from "./vue.js";
import {
  askBulk,
  bulk,
  bulkReasons,
  chooseNothing,
  dismissOutcome,
  rejectChosen,
  undoBulk,
} from "./bulk.js";
import { t, tOr } from "./language.js";

/** Below the list: what is chosen and what can be done with it, then what became of it. */
export const BulkBar = () => {
  if (bulk.chosen.size) return chosen();
  if (bulk.outcome || bulk.undone || bulk.problem) return outcome();
  return null;
};

function chosen() {
  return h("div", { class: "bulk", "data-part": "bulk" }, [
    h("p", { class: "bulk-line" }, [
      h("strong", { role: "status" }, t("bulk.chosen", { count: bulk.chosen.size })),
      !bulk.asking &&
        h(
          "button",
          { class: "button small bad", type: "button", "data-part": "bulk-reject", onClick: askBulk },
          [t("bulk.reject"), h("kbd", "⇧R")],
        ),
      h("button", { class: "button small quiet", type: "button", onClick: chooseNothing }, [
        t("bulk.none"),
        h("kbd", "Esc"),
      ]),
    ]),
    bulk.asking && reasons(),
    bulk.problem && h("p", { class: "notice bad", role: "alert" }, bulk.problem.text()),
  ]);
}

function reasons() {
  return [
    h("p", { class: "muted small" }, t("bulk.why")),
    h(
      "div",
      { class: "bulk-reasons", "data-part": "bulk-reasons" },
      bulkReasons().map((reason, place) =>
        h(
          "button",
          {
            key: reason,
            class: "button small",
            type: "button",
            disabled: bulk.saving,
            "data-reason": reason,
            onClick: () => rejectChosen(reason),
          },
          [h("kbd", String(place + 1)), t(`reason.${reason}`)],
        ),
      ),
    ),
    h("label", { class: "note" }, [
      h("span", t("decision.note")),
      h("input", {
        "data-part": "bulk-note",
        maxlength: 1000,
        value: bulk.note,
        placeholder: t("decision.notePlaceholder"),
        onInput: (event) => (bulk.note = event.target.value),
      }),
    ]),
    bulk.noteNeeded && h("p", { class: "notice bad", role: "alert" }, t("decision.noteNeeded")),
  ];
}

function outcome() {
  const result = bulk.outcome ?? bulk.undone;
  return h("div", { class: "bulk", role: "status", "data-part": "bulk-outcome" }, [
    bulk.problem && h("p", { class: "notice bad" }, bulk.problem.text()),
    result &&
      h("p", { class: "bulk-line" }, [
        h("strong", t(bulk.outcome ? "bulk.rejected" : "bulk.restored", { count: result.done.length })),
        bulk.outcome?.done.length > 0 &&
          h(
            "button",
            {
              class: "button small",
              type: "button",
              disabled: bulk.saving,
              "data-part": "bulk-undo",
              onClick: undoBulk,
            },
            [t("bulk.undo"), h("kbd", "U")],
          ),
        h("button", { class: "button small quiet", type: "button", onClick: dismissOutcome }, t("bulk.dismiss")),
      ]),
    result?.leftOut.length > 0 &&
      h("details", [
        h("summary", t("bulk.leftOut", { count: result.leftOut.length })),
        h("ul", result.leftOut.map((each) => h("li", { key: each.id }, [h("code", each.id), " ", why(each)]))),
      ]),
  ]);
}

function why({ code, detail }) {
  return tOr(`leftOut.${code}`, detail);
}
