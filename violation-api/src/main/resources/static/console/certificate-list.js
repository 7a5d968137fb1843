import { h, reactive } from "./vue.js";
import { accounts, addCertificate, changeCertificate } from "./accounts.js";
import { textField } from "./form-fields.js";
import { t } from "./language.js";

/** The certificates of the opened account: their days can be changed, and one added. */
export const CertificateList = {
  setup() {
    const added = reactive({ number: "", validFrom: "", validUntil: "" });
    const state = reactive({ problem: null, adding: false });

    async function act(action) {
      state.problem = null;
      try {
        await action();
        return true;
      } catch (problem) {
        state.problem = problem;
        return false;
      }
    }

    async function add(event) {
      event.preventDefault();
      if (await act(() => addCertificate(accounts.detail.username, { ...added }))) {
        Object.assign(added, { number: "", validFrom: "", validUntil: "" });
        state.adding = false;
      }
    }

    const change = (certificate, day) => (event) => {
      if (!event.target.value) return;
      const changed = { ...certificate, [day]: event.target.value };
      act(() => changeCertificate(accounts.detail.username, changed));
    };

    const day = (certificate, name) =>
      h("label", [
        h("span", { class: "for-ears" }, `${certificate.number} ${t(`accounts.${name}`)}`),
        h("input", { type: "date", required: true, value: certificate[name], onChange: change(certificate, name) }),
      ]);

    return () =>
      h("section", { class: "panel-section", "data-part": "certificates" }, [
        h("h4", t("accounts.certificates")),
        accounts.detail.certificates.length
          ? h("ul", { class: "certificates" }, accounts.detail.certificates.map((certificate) =>
              h("li", { key: certificate.number }, [
                h("strong", certificate.number),
                h("span", { class: "days" }, [day(certificate, "validFrom"), "–", day(certificate, "validUntil")]),
              ])))
          : h("p", { class: "muted small" }, t("accounts.certificateNeeded")),
        state.problem && h("p", { class: "notice bad", role: "alert" }, state.problem.text()),
        state.adding
          ? h("form", { class: "panel-form", "data-part": "certificate-form", onSubmit: add }, [
              textField(added, "number", t("accounts.certificateNumber"), { maxlength: 40, autocomplete: "off" }),
              h("div", { class: "pair" }, [
                textField(added, "validFrom", t("accounts.validFrom"), { type: "date" }),
                textField(added, "validUntil", t("accounts.validUntil"), { type: "date" }),
              ]),
              h("div", { class: "form-actions" }, [
                h("button", { class: "button primary", type: "submit" }, t("accounts.addCertificate")),
                h("button", { class: "button", type: "button", onClick: () => (state.adding = false) }, t("app.cancel")),
              ]),
            ])
          : h(
              "button",
              { class: "button small", type: "button", "data-part": "add-certificate", onClick: () => (state.adding = true) },
              t("accounts.addCertificate"),
            ),
      ]);
  },
};
