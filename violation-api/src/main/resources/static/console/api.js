import { t, tOr } from "./language.js";

/** A request that was refused or got no answer; `code` as in the server's problem, or "network". */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? String(status));
    this.status = status;
    this.code = body.code ?? "other";
    this.body = body;
  }

  /** What happened, in the user's language. */
  text() {
    const name = this.body.leasedBy?.displayName ?? this.body.lastStep?.byName ?? "";
    const state = this.body.state ? t(`case.${this.body.state}`) : "";
    const unmet = (this.body.unmet ?? []).map((each) => t(`precondition.${each}`)).join(t("app.comma"));
    const known = tOr(`problem.${this.code}`, "");
    return known
      ? t(`problem.${this.code}`, { name, state, unmet })
      : t("problem.other", { detail: this.message });
  }
}

let onSessionOver = () => {};

/** Calls back when the server no longer knows the session. */
export function whenSessionIsOver(callback) {
  onSessionOver = callback;
}

export const get = (path) => request("GET", path);
export const post = (path, body) => request("POST", path, body);
export const put = (path, body = {}) => request("PUT", path, body);
export const remove = (path, options = {}) => request("DELETE", path, undefined, options);

/** Sends bytes that aren't JSON, with what they are called by. */
export const upload = (path, blob, headers) =>
  request("POST", path, undefined, { body: blob }, { "Content-Type": blob.type, ...headers });

async function request(method, path, body, options = {}, headers = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json, application/problem+json",
        "X-XSRF-TOKEN": csrfToken(),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      ...options,
    });
  } catch (unreachable) {
    throw new Problem(0, { code: "network", detail: String(unreachable) });
  }
  const answer = response.status === 204 ? null : await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const problem = new Problem(response.status, answer ?? {});
  if (problem.code === "not-signed-in") onSessionOver();
  throw problem;
}

function csrfToken() {
  const cookie = document.cookie.split("; ").find((c) => c.startsWith("XSRF-TOKEN="));
  return cookie ? decodeURIComponent(cookie.slice("XSRF-TOKEN=".length)) : "";
}
