import { h } from "./vue.js";
import { now } from "./clock.js";
import { ago, dateTime } from "./format.js";
import { t } from "./language.js";
import { record } from "./record.js";

/** Whether the chain holds, up to where, and when it was last anchored. */
export const ChainStanding = (props, { emit }) => {
  const { standing, standingUnknown } = record;
  if (!standing) {
    return h(
      "p",
      { class: "chain", role: "status" },
      standingUnknown ? h("span", { class: "chain-state checking" }, t("record.unknown")) : "",
    );
  }
  return h("div", { class: ["chain", standing.state.toLowerCase()], "data-part": "chain", role: "status" }, [
    h("p", { class: "chain-line" }, [
      h("span", { class: "chain-state" }, t(`record.${standing.state}`)),
      h("span", { class: "chain-extent" }, extent(standing)),
    ]),
    h("p", { class: "chain-line muted small" }, [
      anchored(standing.lastAnchor),
      h(
        "button",
        { class: "button quiet small", type: "button", "data-part": "recheck", onClick: () => emit("recheck") },
        t("record.recheck"),
      ),
    ]),
  ]);
};

ChainStanding.emits = ["recheck"];

function extent({ state, checkedTo, newest, firstBreak, forgedAnchors }) {
  if (firstBreak) {
    return h(
      "span",
      { title: firstBreak.explanation },
      t("record.brokenAt", { n: firstBreak.sequence, what: t(`break.${firstBreak.kind}`) }),
    );
  }
  if (forgedAnchors.length) return t("record.forged", { where: forgedAnchors[0].where });
  return state === "CHECKING"
    ? t("record.checkedOf", { n: checkedTo, total: newest })
    : t("record.intactTo", { n: checkedTo });
}

function anchored(anchor) {
  return h(
    "span",
    { title: anchor ? `${dateTime(anchor.at)} · ${t("record.anchorHint")}` : t("record.anchorHint") },
    anchor
      ? t("record.anchored", { n: anchor.sequence, ago: ago(anchor.at, now.value) })
      : t("record.notAnchored"),
  );
}
