import { h, reactive, watch } from "./vue.js";
import * as api from "./api.js";
import { approvalState, isRetroactive, period } from "./approval.js";
import { ApprovalForm } from "./approval-form.js";
import { city, loadCity } from "./cameras.js";
import { now } from "./clock.js";
import { dateTime } from "./format.js";
import { t } from "./language.js";
import { session } from "./session.js";

const EDITORS = ["LEGAL", "ADMIN"];

const mayEdit = () => session.user?.roles.some((role) => EDITORS.includes(role)) ?? false;

/** Whether the camera's pictures may be evidence, why, and who said so when. */
export const ApprovalPanel = {
  props: { camera: { type: Object, required: true } },
  setup(props) {
    const panel = reactive({ history: [], editing: false, revoking: false, problem: null });

    async function load() {
      const id = props.camera.id;
      try {
        const history = await api.get(`/api/cameras/${encodeURIComponent(id)}/approval/history`);
        if (id !== props.camera.id) return;
        panel.history = history.items;
        panel.problem = null;
      } catch (problem) {
        panel.problem = problem;
      }
    }

    function saved() {
      panel.editing = false;
      load();
      loadCity();
    }

    function edit(revoking) {
      Object.assign(panel, { editing: true, revoking });
    }

    watch(
      () => props.camera.id,
      () => {
        Object.assign(panel, { history: [], editing: false });
        load();
      },
      { immediate: true },
    );

    return () => {
      const newest = panel.history[0]?.approval ?? null;
      return h("section", { class: "card approval", "data-part": "approval-panel", "aria-labelledby": "approval-title" }, [
        h("header", { class: "card-head" }, [
          h("h3", { id: "approval-title" }, t("approval.title")),
          mayEdit() && !panel.editing && [
            h("button", { class: "button small", type: "button", "data-part": "edit-approval", onClick: () => edit(false) }, t(newest ? "approval.edit" : "approval.enter")),
            newest && !newest.entry.revocation &&
              h("button", { class: "button small bad", type: "button", onClick: () => edit(true) }, t("approval.revoke")),
          ],
        ]),
        verdict(city.approvals.get(props.camera.id), props.camera),
        panel.problem && h("p", { class: "notice bad", role: "alert" }, panel.problem.text()),
        panel.editing
          ? h(ApprovalForm, { camera: props.camera, newest, revoking: panel.revoking, onSaved: saved, onCancelled: () => (panel.editing = false) })
          : panel.history.length > 0 && h("div", { class: "history", "data-part": "approval-history" }, [
              h("h4", t("approval.history")),
              panel.history.map((one, at) => revision(one, at === 0)),
            ]),
      ]);
    };
  },
};

function verdict(approval, camera) {
  const { mood, text } = approvalState(approval, now.value);
  const registered = approval?.approval?.entry.deviceNumber;
  const differs = registered && camera.deviceNumber && registered !== camera.deviceNumber;
  return [
    h("p", { class: ["verdict", mood], "data-part": "approval-state" }, [
      h("strong", t(approval?.valid ? "approval.isEvidence" : "approval.isLead")),
      h("span", text),
    ]),
    differs &&
      h("p", { class: "notice" }, t("approval.otherDevice", { registered, camera: camera.deviceNumber })),
  ];
}

function revision({ approval, editedByName }, open) {
  const { entry } = approval;
  return h("details", { key: approval.revision, open }, [
    h("summary", [
      h("strong", t("cameras.version", { version: approval.revision })),
      h("span", period(entry)),
      entry.revocation && h("span", { class: "tag bad" }, t("approval.revoked")),
      isRetroactive(approval) && h("span", { class: "tag warn", title: t("approval.retroactiveHint") }, t("approval.retroactive")),
      h("span", { class: "muted" }, t("approval.entered", { name: editedByName, time: dateTime(approval.editedAt) })),
    ]),
    h("dl", { class: "facts-grid" }, [
      fact("approval.deviceNumber", entry.deviceNumber),
      fact("approval.group.legal", entry.legalReview && [entry.legalReview.on, entry.legalReview.by, entry.legalReview.document]),
      fact("approval.group.technical", entry.technicalReview && [
        entry.technicalReview.on,
        entry.technicalReview.by,
        entry.technicalReview.document,
        t("approval.verified", { day: entry.technicalReview.verifiedUntil }),
      ]),
      fact("approval.signsPlacedOn", entry.signsPlacedOn),
      fact("approval.group.publication", entry.publication && [entry.publication.on, entry.publication.where]),
      entry.revocation && fact("approval.group.revocation", [dateTime(entry.revocation.at), entry.revocation.reason]),
    ]),
  ]);
}

function fact(label, value) {
  const text = Array.isArray(value) ? value.join(" · ") : value;
  return [h("dt", t(label)), h("dd", { class: { bad: !text } }, text || t("approval.notEntered"))];
}
