import { h } from "./vue.js";
import { bulk, choose } from "./bulk.js";
import { BulkBar } from "./bulk-bar.js";
import { CameraChip } from "./camera-filter.js";
import { DueMark, PlateMark } from "./case-marks.js";
import { now } from "./clock.js";
import { EvidenceBadge } from "./evidence-panel.js";
import { ago, duration, shortTime } from "./format.js";
import { open, opened, passOver } from "./incident.js";
import { t, tOr } from "./language.js";
import { holder, load, loadMore, queue, show } from "./queue.js";
import { mayDecide, session } from "./session.js";
import { Thumbnail } from "./thumbnail.js";

const STATES = ["PENDING", "CONFIRMED", "REJECTED"];
const OFFENCES = ["ILLEGAL_PARKING", "OUT_OF_STORE", "DIRTY_TRUCK", "ILLEGAL_AD"];

export const QueueList = () =>
  h("section", { class: "queue", "aria-label": t("queue.title") }, [
    h("div", { class: "queue-tabs", role: "tablist" }, STATES.map(stateTab)),
    tools(),
    h(CameraChip),
    h("div", { class: "queue-scroll" }, [
      !queue.leasesKnown && h("p", { class: "notice", role: "status" }, t("queue.leasesUnknown")),
      queue.problem &&
        h("div", { class: "notice bad", role: "alert" }, [
          h("p", queue.problem.text()),
          h("button", { class: "button", onClick: load }, t("app.retry")),
        ]),
      queue.loading
        ? h("p", { class: "list-note", role: "status" }, t("queue.loading"))
        : queue.items.length
          ? list()
          : !queue.problem && empty(),
    ]),
    h(BulkBar),
  ]);

function stateTab(state) {
  const here = queue.state === state;
  return h(
    "button",
    {
      type: "button",
      role: "tab",
      "aria-selected": here,
      class: { here },
      "data-part": `tab-${state}`,
      onClick: () => show({ state }),
    },
    [
      t(`case.${state}`),
      here && !queue.loading && h("span", { class: "count" }, t("queue.count", { count: queue.total })),
    ],
  );
}

function tools() {
  return h("div", { class: "queue-tools" }, [
    h(
      "select",
      {
        "aria-label": t("queue.offence"),
        "data-part": "offence",
        value: queue.offence,
        onChange: (event) => {
          show({ offence: event.target.value });
          event.target.blur();
        },
      },
      [
        h("option", { value: "" }, t("queue.allOffences")),
        OFFENCES.map((offence) => h("option", { key: offence, value: offence }, t(`offence.${offence}`))),
      ],
    ),
    mayDecide() &&
      queue.state !== "REJECTED" &&
      h("button", { class: "button small primary", type: "button", "data-part": "next", onClick: passOver }, [
        t("queue.takeNext"),
        h("kbd", "N"),
      ]),
  ]);
}

function empty() {
  if (queue.camera) return h("div", { class: "list-note" }, h("strong", t("queue.emptyOfCamera")));
  const hint = tOr(`queue.emptyHint.${queue.state}`, "");
  return h("div", { class: "list-note" }, [
    h("strong", tOr(`queue.empty.${queue.state}`, t("queue.emptyOther"))),
    hint && h("p", hint),
  ]);
}

function list() {
  return [
    h("ol", { class: "queue-items" }, queue.items.map(entry)),
    queue.next &&
      h("button", { class: "button wide", type: "button", onClick: loadMore }, t("queue.more")),
  ];
}

function entry(item) {
  const selected = queue.selectedId === item.id;
  const chosen = bulk.chosen.has(item.id);
  return h(
    "li",
    {
      key: item.id,
      class: ["entry", { selected, chosen, open: opened.id === item.id, fresh: queue.newIds.has(item.id) }],
    },
    [
      mayDecide() &&
        queue.state === "PENDING" &&
        h("input", {
          type: "checkbox",
          class: "entry-choice",
          checked: chosen,
          tabindex: -1,
          "aria-label": t("bulk.choose", { zone: item.zone.name }),
          "data-part": "choose",
          onChange: () => choose(item.id),
        }),
      h(
        "button",
        {
          type: "button",
          "data-part": "queue-item",
          "data-incident": item.id,
          "aria-current": opened.id === item.id ? "true" : undefined,
          onClick: () => open(item.id),
          onFocus: () => (queue.selectedId = item.id),
          onVnodeUpdated: (vnode) => selected && vnode.el.scrollIntoView({ block: "nearest" }),
        },
        [h(Thumbnail, { incident: item }), description(item)],
      ),
    ],
  );
}

function description(item) {
  return h("span", { class: "entry-text" }, [
    h("span", { class: "entry-line" }, [
      h("strong", { class: "entry-zone" }, item.zone.name),
      queue.newIds.has(item.id) && h("em", { class: "badge" }, t("queue.new")),
      h("span", { class: "entry-end" }, h(DueMark, { dueAt: item.dueAt })),
    ]),
    h("span", { class: "entry-line muted" }, [t(`offence.${item.offence}`), " · ", item.camera.name]),
    h("span", { class: "entry-line" }, [
      item.plate && h(PlateMark, { plate: item.plate }),
      item.dwellSeconds > 0 &&
        h("span", { class: "dwell" }, t("queue.dwell", { dwell: duration(item.dwellSeconds) })),
    ]),
    h("span", { class: "entry-line" }, h(EvidenceBadge, { evidence: item.evidence })),
    h("span", { class: "entry-line muted small" }, [
      h("time", { datetime: item.violationAt, title: ago(item.violationAt, now.value) }, shortTime(item.violationAt)),
      standing(item),
    ]),
  ]);
}

function standing(item) {
  if (item.lastStep) {
    return h("span", { class: "entry-end" }, [t(`action.${item.lastStep.action}`), " · ", item.lastStep.byName]);
  }
  const lease = holder(item);
  if (!lease) return null;
  const mine = lease.username === session.user.username;
  return h(
    "span",
    { class: ["taken", { mine }], "data-part": "taken" },
    mine ? t("queue.takenByMe") : t("queue.takenBy", { name: lease.displayName }),
  );
}
