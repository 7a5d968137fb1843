import { h } from "./vue.js";
import { dateTime } from "./format.js";
import { t } from "./language.js";
import { addressOfCase } from "./route.js";
import { mayOpen } from "./pages.js";

const COLUMNS = ["at", "kind", "incident", "fares", "attempts", "outcome"];
const LOOKS = { PENDING: "newcomer", DELIVERED: "active", FAILED: "offline" };

/** A receiver's newest messages and what came of them. */
export const DeliveryTable = ({ items }) =>
  items.length
    ? h("table", { class: "plain-table", "data-part": "deliveries" }, [
        h("caption", { class: "for-ears" }, t("webhooks.messages")),
        h("thead", h("tr", COLUMNS.map((c) => h("th", { scope: "col" }, t(`webhooks.message.${c}`))))),
        h("tbody", items.map(row)),
      ])
    : h("p", { class: "muted" }, t("webhooks.noMessages"));
DeliveryTable.props = ["items"];

function row({ eventId, kind, incidentId, state, attempts, createdAt, lastOutcome, nextAt }) {
  return h("tr", { key: eventId }, [
    h("td", dateTime(createdAt)),
    h("td", t(`event.${kind}`)),
    h("td", kind === "TEST" ? "—" : mayOpen("cases") ? h("a", { href: addressOfCase(incidentId) }, incidentId) : h("code", incidentId)),
    h("td", h("span", { class: ["state", LOOKS[state]] }, t(`webhooks.message.${state}`))),
    h("td", String(attempts)),
    h("td", [
      lastOutcome,
      nextAt && attempts > 0 && h("span", { class: "muted small line" }, t("webhooks.again", { time: dateTime(nextAt) })),
    ]),
  ]);
}
