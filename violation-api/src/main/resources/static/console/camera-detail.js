import { h, reactive, watch } from "./vue.js";
import * as api from "./api.js";
import { ApprovalPanel } from "./approval-panel.js";
import { StateChip, pictureMood, pictureText } from "./camera-list.js";
import { CameraRechecks } from "./camera-rechecks.js";
import { areaNames, city, loadCity } from "./cameras.js";
import { now } from "./clock.js";
import { ago, distance, duration, shortTime } from "./format.js";
import { t } from "./language.js";
import { LivePicture } from "./live-picture.js";
import { mayOpen } from "./pages.js";
import { addressOfQueue } from "./route.js";
import { mayDecide, session } from "./session.js";

const PLACERS = ["ANALYST", "ADMIN"];

/** How many squads are worth a line: who else may go is seen on the map. */
const SQUADS_SHOWN = 3;

/** One camera: what it sees, what it is set to, whether it is approved, who would be sent. */
export const CameraDetail = {
  props: { camera: { type: Object, required: true } },
  setup(props) {
    const detail = reactive({ squads: [], placing: false, longitude: "", latitude: "", problem: null });

    async function loadSquads() {
      const id = props.camera.id;
      try {
        const { items } = await api.get(`/api/cameras/${encodeURIComponent(id)}/squads`);
        if (id === props.camera.id) detail.squads = items;
      } catch {
        detail.squads = [];
      }
    }

    function startPlacing() {
      const [longitude, latitude] = city.places.get(props.camera.id)?.place ?? ["", ""];
      Object.assign(detail, { placing: true, longitude, latitude, problem: null });
    }

    async function place(event) {
      event.preventDefault();
      try {
        await api.put(`/api/cameras/${encodeURIComponent(props.camera.id)}/place`, {
          place: [Number(detail.longitude), Number(detail.latitude)],
        });
        detail.placing = false;
        await loadCity();
        loadSquads();
      } catch (problem) {
        detail.problem = problem;
      }
    }

    watch(
      () => props.camera.id,
      () => {
        Object.assign(detail, { squads: [], placing: false });
        loadSquads();
      },
      { immediate: true },
    );

    return () =>
      h("article", { class: "camera-detail", "data-part": "camera-detail", "aria-labelledby": "camera-title" }, [
        h("header", { class: "card-head" }, [
          h("h2", { id: "camera-title", tabindex: -1 }, props.camera.name),
          h(StateChip, { camera: props.camera }),
          mayDecide() &&
            h("a", { class: "button small", href: addressOfQueue(props.camera.id), "data-part": "camera-queue" }, t("cameras.queue")),
          h("a", { class: "button small", href: "#cameras", "data-part": "close-camera" }, t("incident.close")),
        ]),
        h("div", { class: "camera-columns" }, [
          h("div", [h(LivePicture, { camera: props.camera }), h(ApprovalPanel, { camera: props.camera })]),
          h("div", [
            h("section", { class: "card" }, [
              h("h3", t("cameras.settings")),
              h("dl", { class: "facts-grid" }, settings(props.camera)),
              detail.placing
                ? placeForm(detail, place)
                : mayPlace() && h("button", { class: "button small", type: "button", "data-part": "place", onClick: startPlacing }, t("cameras.enterPlace")),
            ]),
            h("section", { class: "card" }, [h("h3", t("cameras.zones")), zones(props.camera)]),
            h("section", { class: "card" }, [h("h3", t("cameras.squads")), squads(detail.squads)]),
            mayReadCases() && h(CameraRechecks, { camera: props.camera }),
          ]),
        ]),
      ]);
  },
};

const mayReadCases = () => mayOpen("cases");

const mayPlace = () => session.user?.roles.some((role) => PLACERS.includes(role)) ?? false;

function settings(camera) {
  const { status } = camera;
  const place = city.places.get(camera.id)?.place;
  return [
    fact("facts.place", camera.place),
    fact("cameras.direction", camera.direction),
    fact("facts.device", camera.deviceNumber),
    fact("cameras.areas", areaNames(camera.id).join(t("list.and"))),
    fact("cameras.coordinates", place?.map((degrees) => degrees.toFixed(6)).join(", ")),
    fact("cameras.picture", pictureText(camera.scene), pictureMood(camera.scene)),
    fact("cameras.since", status && ago(status.since, now.value)),
    status?.lastFrameAt && fact("cameras.lastFrame", shortTime(status.lastFrameAt)),
    status?.framesSent > 0 && fact("cameras.frames", `${status.framesSent} / ${status.framesDropped}`),
    status?.reconnects > 0 && fact("cameras.reconnects", String(status.reconnects)),
    fact("cameras.stream", camera.streamUrl),
    status?.detail && fact("cameras.news", status.detail),
  ];
}

function fact(label, value, mood) {
  return [h("dt", t(label)), h("dd", { class: mood }, value || "—")];
}

function placeForm(detail, place) {
  const input = (name, most) =>
    h("label", { class: "field" }, [
      h("span", t(`cameras.${name}`)),
      h("input", {
        name,
        type: "number",
        step: "any",
        min: -most,
        max: most,
        required: true,
        value: detail[name],
        onInput: (event) => (detail[name] = event.target.value),
      }),
    ]);
  return h("form", { class: "place-form", onSubmit: place }, [
    h("div", { class: "fields" }, [input("longitude", 180), input("latitude", 90)]),
    h("p", { class: "muted small" }, t("cameras.placeHint")),
    detail.problem && h("p", { class: "notice bad", role: "alert" }, detail.problem.text()),
    h("div", { class: "form-actions" }, [
      h("button", { class: "button small primary", type: "submit" }, t("cameras.savePlace")),
      h("button", { class: "button small", type: "button", onClick: () => (detail.placing = false) }, t("decision.cancel")),
    ]),
  ]);
}

function zones(camera) {
  if (!camera.zones.length) return h("p", { class: "muted" }, t("cameras.noZones"));
  return [
    h("ul", { class: "plain" }, camera.zones.map((zone) =>
      h("li", { key: zone.id }, [
        h("strong", permitted(zone)),
        h("span", { class: "muted" }, t(`offence.${zone.offence}`)),
      ]),
    )),
    h("p", { class: "muted" }, t("reasons.policy", { version: camera.policyVersion })),
  ];
}

function permitted(zone) {
  const seconds = zone.permittedStopSeconds ?? zone.allowedSeconds;
  return seconds === undefined
    ? zone.name
    : t("cameras.permitted", { name: zone.name, time: duration(seconds) });
}

function squads(candidates) {
  if (!candidates.length) return h("p", { class: "muted" }, t("cameras.noSquads"));
  return h("ol", { class: "plain", "data-part": "squads" }, candidates.slice(0, SQUADS_SHOWN).map((one) =>
    h("li", { key: one.squadId }, [
      h("strong", one.name),
      h("span", { class: one.reason.endsWith("ON_DUTY") ? "good" : "muted" }, t(`candidate.${one.reason}`)),
      one.metres !== undefined && h("span", { class: "muted" }, distance(one.metres)),
      one.phone && h("span", { class: "muted" }, one.phone),
    ]),
  ));
}
