import { reactive } from "./vue.js";
import * as api from "./api.js";

/** What a receiver can be told of; a test is sent on request alone. */
export const EVENT_KINDS = ["CASE_STEP", "CLOCK_MISSED", "WARNING_GIVEN", "WARNING_CORRECTED", "WARNING_LAPSED"];

/** The receivers, and the messages of the one that is opened. */
export const webhooks = reactive({ items: [], loading: true, problem: null, opened: null, deliveries: [] });

export async function loadWebhooks() {
  try {
    webhooks.items = (await api.get("/api/webhooks")).items;
    if (webhooks.opened) webhooks.deliveries = (await api.get(`${pathOf(webhooks.opened)}/deliveries`)).items;
    webhooks.problem = null;
  } catch (problem) {
    webhooks.problem = problem;
  } finally {
    webhooks.loading = false;
  }
}

/** Shows the receiver's newest messages, or hides them. */
export async function toggleDeliveries(id) {
  webhooks.opened = webhooks.opened === id ? null : id;
  webhooks.deliveries = [];
  await loadWebhooks();
}

/** Registers a receiver; returns the secret, for it is told only once. */
export async function createWebhook(webhook) {
  const created = await api.post("/api/webhooks", webhook);
  await loadWebhooks();
  return created.secret;
}

export const pauseWebhook = (id) => changing(() => api.put(`${pathOf(id)}/paused`));

export const resumeWebhook = (id) => changing(() => api.remove(`${pathOf(id)}/paused`));

export const testWebhook = (id) => changing(() => api.post(`${pathOf(id)}/test`, {}));

/** Returns how many messages are tried now. */
export const retryWebhook = (id) => changing(async () => (await api.post(`${pathOf(id)}/retry`, {})).messages);

export const removeWebhook = (id) =>
  changing(async () => {
    await api.remove(pathOf(id));
    if (webhooks.opened === id) webhooks.opened = null;
  });

async function changing(change) {
  const answer = await change();
  await loadWebhooks();
  return answer;
}

function pathOf(id) {
  return `/api/webhooks/${encodeURIComponent(id)}`;
}
