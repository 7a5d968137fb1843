import { h, onMounted, onUnmounted, reactive } from "./vue.js";
import * as api from "./api.js";
import { now } from "./clock.js";
import { ago, dateTime, duration, shortTime } from "./format.js";
import { t } from "./language.js";
import { listen } from "./live.js";

/** The cameras with what their streams do now. */
export const CamerasPage = {
  setup() {
    const cameras = reactive({ items: [], loading: true, problem: null });
    let stopListening;

    async function load() {
      try {
        cameras.items = (await api.get("/api/cameras")).items;
        cameras.problem = null;
      } catch (problem) {
        cameras.problem = problem;
      } finally {
        cameras.loading = false;
      }
    }

    function hear(name, change) {
      const part = { "camera-status": "status", "scene-status": "scene" }[name];
      if (!part) return;
      const camera = cameras.items.find((c) => c.id === change.cameraId);
      if (camera) camera[part] = change;
      else load();
    }

    onMounted(() => (stopListening = listen(hear, load)));
    onUnmounted(() => stopListening());

    return () =>
      h("main", { class: "cameras", id: "content" }, [
        h("header", { class: "cameras-head" }, [
          h("h2", t("cameras.title")),
          cameras.items.length > 0 && h("p", { class: "muted" }, summary(cameras.items)),
        ]),
        cameras.problem &&
          h("div", { class: "notice bad", role: "alert" }, [
            h("p", cameras.problem.text()),
            h("button", { class: "button", onClick: load }, t("app.retry")),
          ]),
        cameras.loading
          ? h("p", { class: "list-note", role: "status" }, t("cameras.loading"))
          : cameras.items.length
            ? table(cameras.items)
            : !cameras.problem && empty(),
      ]);
  },
};

function summary(items) {
  const streaming = items.filter((camera) => camera.status?.state === "STREAMING").length;
  return t("cameras.summary", { total: items.length, streaming });
}

function empty() {
  return h("div", { class: "list-note" }, [
    h("strong", t("cameras.empty")),
    h("p", t("cameras.emptyHint")),
  ]);
}

function table(items) {
  const columns = ["name", "state", "picture", "since", "lastFrame", "frames", "reconnects", "zones"];
  return h("div", { class: "table-scroll" }, [
    h("table", { class: "camera-table" }, [
      h("thead", h("tr", columns.map((c) => h("th", { scope: "col" }, t(`cameras.${c}`))))),
      h("tbody", items.map(row)),
    ]),
  ]);
}

function row(camera) {
  const { status } = camera;
  const state = status?.state ?? "UNKNOWN";
  return h("tr", { key: camera.id, "data-camera": camera.id }, [
    h("th", { scope: "row" }, [
      h("strong", camera.name),
      h("span", { class: "muted" }, [camera.place ?? camera.streamUrl, camera.direction].filter(Boolean).join(" · ")),
    ]),
    h("td", [
      h("span", { class: ["state", state.toLowerCase()], "data-part": "state" }, t(`state.${state}`)),
      status?.detail && h("span", { class: "muted detail", lang: "en" }, status.detail),
    ]),
    h("td", picture(camera.scene)),
    h("td", status && h("time", { datetime: status.since, title: dateTime(status.since) }, ago(status.since, now.value))),
    h("td", status?.lastFrameAt ? shortTime(status.lastFrameAt) : "—"),
    h("td", { class: "number" }, status ? `${status.framesSent} / ${status.framesDropped}` : "—"),
    h("td", { class: "number" }, status ? String(status.reconnects) : "—"),
    h("td", zones(camera)),
  ]);
}

function picture(scene) {
  if (!scene) return "—";
  return [
    h(
      "span",
      { class: ["state", scene.faults.length ? "stalled" : "streaming"], "data-part": "picture" },
      scene.faults.length ? scene.faults.map((fault) => t(`fault.${fault}`)).join(" · ") : t("picture.good"),
    ),
    h("span", { class: "muted detail" }, [
      t(`light.${scene.light}`),
      scene.shift && t("picture.shift", { right: percent(scene.shift.right), down: percent(scene.shift.down) }),
    ].filter(Boolean).join(" · ")),
  ];
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}

function permitted(zone) {
  const seconds = zone.permittedStopSeconds ?? zone.allowedSeconds;
  return seconds === undefined
    ? zone.name
    : t("cameras.permitted", { name: zone.name, time: duration(seconds) });
}

function zones(camera) {
  if (!camera.zones.length) return h("span", { class: "muted" }, t("cameras.noZones"));
  return [
    camera.zones.map((zone) =>
      h(
        "span",
        { key: zone.id, class: "zone" },
        permitted(zone),
      ),
    ),
    h("span", { class: "muted" }, t("cameras.version", { version: camera.policyVersion })),
  ];
}
