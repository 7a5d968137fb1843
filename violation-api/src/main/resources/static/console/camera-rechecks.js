import { h, ref, watch } from "./vue.js";
import * as api from "./api.js";
import { dateTime } from "./format.js";
import { t } from "./language.js";
import { addressOfCase } from "./route.js";

/** The second looks that the camera's cases wait for. */
export const CameraRechecks = {
  props: { camera: { type: Object, required: true } },
  setup(props) {
    const awaited = ref(null);
    const problem = ref(null);

    async function load(id) {
      awaited.value = null;
      problem.value = null;
      try {
        const { items } = await api.get(`/api/cameras/${encodeURIComponent(id)}/rechecks`);
        if (props.camera.id === id) awaited.value = items;
      } catch (refused) {
        problem.value = refused;
      }
    }

    watch(() => props.camera.id, load, { immediate: true });

    return () =>
      h("section", { class: "card", "data-part": "rechecks" }, [
        h("h3", t("cameras.rechecks")),
        problem.value && h("p", { class: "notice bad", role: "alert" }, problem.value.text()),
        awaited.value &&
          (awaited.value.length
            ? h("ul", { class: "plain" }, awaited.value.map((look) => row(look, props.camera)))
            : h("p", { class: "muted" }, t("cameras.noRechecks"))),
      ]);
  },
};

function row({ incidentId, offence, zoneId, dueAt, isUndecided }, camera) {
  const zone = camera.zones.find((one) => one.id === zoneId)?.name ?? zoneId;
  return h("li", { key: incidentId }, [
    h("a", { href: addressOfCase(incidentId) }, zone),
    h("span", t(`offence.${offence}`)),
    h("span", { class: isUndecided ? "warn" : "muted" }, isUndecided ? t("cameras.recheckUndecided") : t("cameras.recheckFrom", { time: dateTime(dueAt) })),
  ]);
}
