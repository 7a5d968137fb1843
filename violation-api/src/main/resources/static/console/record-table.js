import { h } from "./vue.js";
import { squadName } from "./cameras.js";
import { detailFacts, short } from "./details.js";
import { date, time } from "./format.js";
import { t, tOr } from "./language.js";
import { addressOf, addressOfCamera } from "./route.js";
import { mayOpen } from "./pages.js";

const COLUMNS = ["sequence", "at", "actor", "kind", "subject", "detail", "sha256"];

/** As incidents are numbered: 24 hexadecimal digits. */
const INCIDENT = /^[0-9a-f]{24}$/;

/** What is done only now and then, and worth a second look. */
const WEIGHTY =
  /^(DECIDED|CASE_ACTION|RECORD_CHAINED|USER_.*|PASSWORD_.*|.*_(SAVED|PLACED|REMOVED|EXPORTED|CREATED|REVOKED))$/;

/** What somebody tried or left undone. */
const REFUSED = /_(FAILED|LOCKED|MISSED)$/;

export const RecordTable = ({ items, busy }) =>
  h("div", { class: ["record-scroll", { busy }], tabindex: 0, role: "region", "aria-label": t("record.listLabel") }, [
    h("table", { class: "record-table" }, [
      h("thead", h("tr", COLUMNS.map((c) => h("th", { scope: "col", class: c }, t(`record.${c}`))))),
      h("tbody", items.map(row)),
    ]),
  ]);

RecordTable.props = ["items", "busy"];

function row(item) {
  return h("tr", { key: item.sequence, "data-sequence": item.sequence }, [
    h("td", { class: "sequence" }, String(item.sequence)),
    h("td", { class: "at" }, h("time", { datetime: item.at, title: item.at }, [
      h("span", { class: "muted" }, date(item.at)),
      " ",
      time(item.at),
    ])),
    h("td", { class: "actor" }, [
      h("strong", item.address ? item.actor : t("record.nobody")),
      item.address && h("span", { class: "muted small" }, item.address),
    ]),
    h("td", { class: "kind" }, h("span", { class: ["act", weight(item.kind)] }, tOr(`activity.${item.kind}`, item.kind))),
    h("td", { class: "subject" }, subject(item)),
    h("td", { class: "detail" }, details(item.detail)),
    h("td", { class: "sha256" }, h("code", { title: item.sha256 }, short(item.sha256))),
  ]);
}

function weight(kind) {
  if (REFUSED.test(kind)) return "refused";
  return WEIGHTY.test(kind) ? "weighty" : "";
}

function subject({ kind, subject }) {
  if (INCIDENT.test(subject) && mayOpen("review")) {
    return h("a", { href: addressOf(subject), "data-part": "incident-link", title: subject }, h("code", subject));
  }
  if (/^(CAMERA|POLICY|APPROVAL)_/.test(kind)) {
    return h("a", { href: addressOfCamera(subject) }, subject);
  }
  if (kind.startsWith("SQUAD_")) return h("span", { title: subject }, squadName(subject));
  return INCIDENT.test(subject) ? h("code", subject) : subject;
}

function details(detail) {
  return detailFacts(detail).map(({ name, label, words }) =>
    h("span", { key: name, class: "fact" }, [h("span", { class: "muted" }, `${label} `), words]),
  );
}
