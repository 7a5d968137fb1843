import { t, tOr } from "./language.js";
import { newKey } from "./request-key.js";

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
      ? t(`problem.${this.code}`, { name, state, unmet, plate: this.body.plate || t("plate.none") })
      : t("problem.other", { detail: this.message });
  }
}

let onSessionOver = () => {};

/** Calls back when the server no longer knows the session. */
export function whenSessionIsOver(callback) {
  onSessionOver = callback;
}

export const get = (path) => request("GET", path);
export const postUnkeyed = (path, body) => request("POST", path, body);
export const put = (path, body = {}) => request("PUT", path, body);
export const remove = (path, options = {}) => request("DELETE", path, undefined, options);

/** For so long a request that got no answer counts as the same when it is made again. */
const SAME_FOR_MILLIS = 120_000;

/** Requests without an answer yet, by what they ask for: `{ key, answer, lostAt }`. */
const unanswered = new Map();

/**
 * Asks the server to do something once: clicked twice, it is asked once; asked again after its
 * answer was lost, it brings the key by which the server knows it and answers as it did.
 */
export function post(path, body) {
  const what = `${path} ${JSON.stringify(body)}`;
  const before = unanswered.get(what);
  if (before?.answer) return before.answer;
  const isSame = before && Date.now() - before.lostAt < SAME_FOR_MILLIS;
  const asked = { key: isSame ? before.key : newKey() };
  unanswered.set(what, asked);
  asked.answer = request("POST", path, body, {}, { "Idempotency-Key": asked.key })
    .then((answer) => {
      unanswered.delete(what);
      return answer;
    })
    .catch((problem) => {
      if (isAnswered(problem)) unanswered.delete(what);
      else Object.assign(asked, { answer: null, lostAt: Date.now() });
      throw problem;
    });
  return asked.answer;
}

/** Whether the server said what came of it. */
const isAnswered = ({ status, code }) => status > 0 && status < 500 && code !== "request-under-way";

/** Sends bytes that aren't JSON, with what they are called by. */
export const upload = (path, blob, headers) =>
  request("POST", path, undefined, { body: blob }, { "Content-Type": blob.type, ...headers });

/** Who gets no answer for so long is told so, and can ask again. */
const PATIENCE_MILLIS = 30_000;

async function request(method, path, body, options = {}, headers = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      signal: options.body ? undefined : AbortSignal.timeout(PATIENCE_MILLIS),
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
