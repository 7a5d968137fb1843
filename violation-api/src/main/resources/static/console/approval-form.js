import { h, reactive, ref } from "./vue.js";
import * as api from "./api.js";
import { fromInput, toInput } from "./approval.js";
import { cityZone } from "./format.js";
import { t } from "./language.js";

/** The groups of the form: what each holds, and whether it must be given as a whole. */
const GROUPS = [
  { name: "legal", fields: [["legalOn", "date"], ["legalBy"], ["legalDocument"]] },
  {
    name: "technical",
    fields: [["technicalOn", "date"], ["technicalBy"], ["technicalDocument"], ["verifiedUntil", "date"]],
  },
  { name: "public", fields: [["signsPlacedOn", "date"]] },
  { name: "publication", fields: [["publishedOn", "date"], ["publishedWhere"]] },
  { name: "revocation", fields: [["revokedAt", "datetime-local"], ["revocationReason"]] },
];

/** Fields whose name means something else in a sentence. */
const LABELS = { validUntil: "approval.validUntilField" };

/** A new revision of a camera's approval, begun with what the newest one says. */
export const ApprovalForm = {
  props: {
    camera: { type: Object, required: true },
    newest: { type: Object, default: null },
    revoking: { type: Boolean, default: false },
  },
  emits: ["saved", "cancelled"],
  setup(props, { emit }) {
    const given = reactive(fieldsOf(props.newest?.entry, props.camera));
    if (props.revoking) given.revokedAt ||= toInput(Date.now());
    const problem = ref(null);
    const working = ref(false);

    async function save(event) {
      event.preventDefault();
      working.value = true;
      problem.value = null;
      try {
        await api.put(`/api/cameras/${encodeURIComponent(props.camera.id)}/approval`, {
          revision: (props.newest?.revision ?? 0) + 1,
          entry: entryOf(given),
        });
        emit("saved");
      } catch (refused) {
        problem.value = refused;
      } finally {
        working.value = false;
      }
    }

    const input = (name, type = "text", required = false) =>
      h("label", { class: "field", key: name }, [
        h("span", t(LABELS[name] ?? `approval.${name}`)),
        h("input", {
          name,
          type,
          required,
          step: type === "datetime-local" ? 1 : undefined,
          maxlength: type === "text" ? 500 : undefined,
          value: given[name],
          onInput: (event) => (given[name] = event.target.value),
        }),
      ]);

    const group = ({ name, fields }) => {
      const begun = fields.some(([field]) => given[field]);
      return h("fieldset", { key: name, "data-group": name }, [
        h("legend", t(`approval.group.${name}`)),
        h("div", { class: "fields" }, fields.map(([field, type]) => input(field, type, begun))),
      ]);
    };

    return () =>
      h("form", { class: "approval-form", "data-part": "approval-form", onSubmit: save }, [
        h("fieldset", [
          h("legend", t("approval.group.period")),
          h("div", { class: "fields" }, [
            input("deviceNumber"),
            input("validFrom", "datetime-local", true),
            input("validUntil", "datetime-local"),
          ]),
        ]),
        GROUPS.map(group),
        h("p", { class: "muted small" }, t("approval.formHint", { zone: cityZone.value })),
        problem.value && h("p", { class: "notice bad", role: "alert" }, problem.value.text()),
        h("div", { class: "form-actions" }, [
          h(
            "button",
            { class: "button primary", type: "submit", disabled: working.value, "data-part": "save-approval" },
            t("approval.save", { revision: (props.newest?.revision ?? 0) + 1 }),
          ),
          h("button", { class: "button", type: "button", onClick: () => emit("cancelled") }, t("decision.cancel")),
        ]),
      ]);
  },
};

function fieldsOf(entry, camera) {
  return {
    deviceNumber: entry?.deviceNumber ?? camera.deviceNumber ?? "",
    legalOn: entry?.legalReview?.on ?? "",
    legalBy: entry?.legalReview?.by ?? "",
    legalDocument: entry?.legalReview?.document ?? "",
    technicalOn: entry?.technicalReview?.on ?? "",
    technicalBy: entry?.technicalReview?.by ?? "",
    technicalDocument: entry?.technicalReview?.document ?? "",
    verifiedUntil: entry?.technicalReview?.verifiedUntil ?? "",
    signsPlacedOn: entry?.signsPlacedOn ?? "",
    publishedOn: entry?.publication?.on ?? "",
    publishedWhere: entry?.publication?.where ?? "",
    validFrom: toInput(entry?.validFrom),
    validUntil: toInput(entry?.validUntil),
    revokedAt: toInput(entry?.revocation?.at),
    revocationReason: entry?.revocation?.reason ?? "",
  };
}

function entryOf(given) {
  const whole = (condition, value) => (condition ? value : undefined);
  return {
    deviceNumber: given.deviceNumber.trim() || undefined,
    legalReview: whole(given.legalOn, {
      on: given.legalOn,
      by: given.legalBy,
      document: given.legalDocument,
    }),
    technicalReview: whole(given.technicalOn, {
      on: given.technicalOn,
      by: given.technicalBy,
      document: given.technicalDocument,
      verifiedUntil: given.verifiedUntil,
    }),
    signsPlacedOn: given.signsPlacedOn || undefined,
    publication: whole(given.publishedOn, { on: given.publishedOn, where: given.publishedWhere }),
    validFrom: fromInput(given.validFrom),
    validUntil: fromInput(given.validUntil),
    revocation: whole(given.revokedAt, {
      at: fromInput(given.revokedAt),
      reason: given.revocationReason,
    }),
  };
}
