import { h, onMounted, onUnmounted, reactive } from "./vue.js";
import { DeliveryTable } from "./delivery-table.js";
import { textField, tickList } from "./form-fields.js";
import { dateTime } from "./format.js";
import { t } from "./language.js";
import { Secret } from "./secret.js";
import {
  createWebhook,
  EVENT_KINDS,
  loadWebhooks,
  pauseWebhook,
  removeWebhook,
  resumeWebhook,
  retryWebhook,
  testWebhook,
  toggleDeliveries,
  webhooks,
} from "./webhooks.js";

const COLUMNS = ["receiver", "state", "waiting", "lastArrived", "lastFailed", "next"];
const LOOK_EVERY_MILLIS = 5_000;

/** The systems that are told what happens: registered, with their secret shown once, and watched. */
export const WebhooksSection = {
  setup() {
    const form = reactive(blank());
    const state = reactive({ problem: null, secret: null, removing: null, told: null });
    let looking;

    onMounted(() => {
      loadWebhooks();
      looking = setInterval(loadWebhooks, LOOK_EVERY_MILLIS);
    });
    onUnmounted(() => clearInterval(looking));

    async function act(action) {
      Object.assign(state, { problem: null, told: null });
      try {
        await action();
      } catch (problem) {
        state.problem = problem;
      }
    }

    function submit(event) {
      event.preventDefault();
      act(async () => {
        state.secret = null;
        const { url, kinds, options } = form;
        const value = await createWebhook({ url: url.trim(), kinds, plates: options.includes("plates") });
        state.secret = { value, url };
        Object.assign(form, blank());
      });
    }

    const acting = {
      pause: (id) => act(() => pauseWebhook(id)),
      resume: (id) => act(() => resumeWebhook(id)),
      test: (id) =>
        act(async () => {
          await testWebhook(id);
          state.told = { key: "webhooks.tested" };
        }),
      retry: (id) =>
        act(async () => {
          state.told = { key: "webhooks.retried", parameters: { n: await retryWebhook(id) } };
        }),
      remove: (id) =>
        act(async () => {
          await removeWebhook(id);
          state.removing = null;
        }),
    };

    return () => {
      const problem = state.problem ?? webhooks.problem;
      return h("div", { class: "tokens" }, [
        h("p", { class: "muted" }, t("webhooks.hint")),
        problem && h("p", { class: "notice bad", role: "alert" }, problem.text()),
        state.told && h("p", { class: "notice good", role: "status" }, t(state.told.key, state.told.parameters)),
        state.secret && h(Secret, { value: state.secret.value, hint: t("webhooks.secretHint", { url: state.secret.url }) }),
        creation(form, submit),
        webhooks.items.length
          ? h("div", { class: "table-scroll" }, [
              h("table", { class: "plain-table webhook-table" }, [
                h("thead", h("tr", [...COLUMNS.map((c) => h("th", { scope: "col" }, t(`webhooks.${c}`))), h("td")])),
                h("tbody", webhooks.items.flatMap((webhook) => [row(webhook, state, acting), deliveries(webhook)])),
              ]),
            ])
          : !webhooks.loading && h("p", { class: "list-note" }, t("webhooks.none")),
      ]);
    };
  },
};

function blank() {
  return { url: "", kinds: [], options: [] };
}

function creation(form, submit) {
  return h("form", { class: "token-form webhook-form", "data-part": "webhook-form", onSubmit: submit }, [
    textField(form, "url", t("webhooks.url"), {
      type: "url",
      maxlength: 500,
      placeholder: "https://cases.city.example/xunjie",
      autocomplete: "off",
      spellcheck: false,
    }),
    tickList(form, "kinds", t("webhooks.kinds"), EVENT_KINDS.map((kind) => ({ id: kind, name: t(`event.${kind}`) }))),
    tickList(form, "options", t("webhooks.content"), [{ id: "plates", name: t("webhooks.plates") }]),
    h("button", { class: "button primary", type: "submit", disabled: !form.kinds.length }, t("webhooks.create")),
  ]);
}

function row(webhook, state, acting) {
  const { id, url, kinds, plates, pending, failed, oldestPendingAt, nextAt, lastArrivedAt, lastFailedAt, lastFailure } = webhook;
  return h("tr", { key: id, "data-webhook": id, class: { faded: !webhook.active } }, [
    h("th", { scope: "row" }, [
      h("span", { class: "webhook-url" }, url),
      h("span", { class: "chips" }, [
        kinds.map((kind) => h("span", { class: "chip" }, t(`event.${kind}`))),
        plates && h("span", { class: "chip" }, t("webhooks.withPlates")),
      ]),
    ]),
    h("td", h("span", { class: ["state", lookOf(webhook)] }, t(`webhooks.state.${stateOf(webhook)}`))),
    h("td", [
      t("webhooks.pending", { n: pending }),
      oldestPendingAt && h("span", { class: "muted small line" }, t("webhooks.since", { time: dateTime(oldestPendingAt) })),
      failed > 0 && h("span", { class: "bad small line" }, t("webhooks.failed", { n: failed })),
    ]),
    h("td", lastArrivedAt ? dateTime(lastArrivedAt) : h("span", { class: "muted" }, t("webhooks.never"))),
    h("td", lastFailedAt ? [dateTime(lastFailedAt), h("span", { class: "bad small line failure" }, lastFailure)] : "—"),
    h("td", nextAt ? nextOf(nextAt) : "—"),
    h("td", { class: "webhook-actions" }, actions(webhook, state, acting)),
  ]);
}

function actions(webhook, state, acting) {
  const { id, active, pending } = webhook;
  const opened = webhooks.opened === id;
  if (state.removing === id) {
    return [
      // In the place of the button before: a double click removes nothing.
      small("app.cancel", "keep", () => (state.removing = null)),
      small("webhooks.removeSurely", "remove-surely", () => acting.remove(id), { class: "bad" }),
    ];
  }
  return [
    small("webhooks.messages", "messages", () => toggleDeliveries(id), { "aria-expanded": String(opened), class: { on: opened } }),
    active && pending > 0 && small("webhooks.retry", "retry", () => acting.retry(id)),
    active && small("webhooks.test", "test", () => acting.test(id)),
    active ? small("webhooks.pause", "pause", () => acting.pause(id)) : small("webhooks.resume", "resume", () => acting.resume(id)),
    small("webhooks.remove", "remove", () => (state.removing = id)),
  ];
}

function deliveries(webhook) {
  return (
    webhooks.opened === webhook.id &&
    h("tr", { key: `${webhook.id} messages`, class: "webhook-messages" }, [
      h("td", { colspan: COLUMNS.length + 1 }, h(DeliveryTable, { items: webhooks.deliveries })),
    ])
  );
}

function small(label, part, onClick, { class: look, ...attributes } = {}) {
  return h("button", { class: ["button small", look], type: "button", "data-part": part, onClick, ...attributes }, t(label));
}

const nextOf = (at) => (Date.parse(at) <= Date.now() ? t("webhooks.now") : dateTime(at));

function stateOf({ active, pending, lastFailedAt, lastArrivedAt }) {
  if (!active) return "paused";
  const failedLast = lastFailedAt && !(Date.parse(lastArrivedAt) > Date.parse(lastFailedAt));
  return pending > 0 && failedLast ? "failing" : "active";
}

function lookOf(webhook) {
  return { active: "active", paused: "disabled", failing: "offline" }[stateOf(webhook)];
}
