import { h, onMounted, onUnmounted, ref, watch } from "./vue.js";
import { city, stateOf } from "./cameras.js";
import { language, t } from "./language.js";
import { areaOn, baseAt, latLng, markerAt, openMap, words } from "./map-parts.js";
import { addressOfCamera, shownCamera } from "./route.js";

const CLOSEST_ZOOM = 17;

/** Areas, cameras and squads' bases by their coordinates; nothing comes from the internet. */
export const CityMap = {
  setup() {
    const frame = ref(null);
    let leaflet;
    let map;
    let layer;
    let fitted = "";
    let close;

    async function open() {
      const opened = await openMap(frame, () => fit(true));
      if (!opened) return;
      ({ leaflet, map, close } = opened);
      layer = leaflet.featureGroup().addTo(map);
      draw();
    }

    function draw() {
      if (!map) return;
      layer.clearLayers();
      city.areas.forEach((area) => areaOn(layer, leaflet, area));
      city.squads.forEach((one) => baseAt(leaflet, one.base, one.name).addTo(layer));
      city.cameras.forEach(camera);
      fit(false);
    }

    /** Shows what matters, unless the user has moved the map since that was last the same. */
    function fit(anew) {
      const bounds = surroundings();
      if (!bounds.isValid()) {
        if (!fitted) map.setView([0, 0], 1);
        return;
      }
      const extent = bounds.toBBoxString();
      if (!anew && extent === fitted) return;
      fitted = extent;
      map.fitBounds(bounds, { padding: [28, 28], maxZoom: CLOSEST_ZOOM, animate: false });
    }

    /** The shown camera with its areas and the squads that answer for them; without one, all. */
    function surroundings() {
      const shown = city.places.get(shownCamera.value);
      if (!shown) return layer.getBounds();
      const own = (id) => shown.areas.includes(id);
      return leaflet.latLngBounds([
        latLng(shown.place),
        ...city.areas.filter((one) => own(one.id)).flatMap((one) => one.outline.map(latLng)),
        ...city.squads.filter((one) => one.areas.some(own)).map((one) => latLng(one.base)),
      ]);
    }

    function camera(one) {
      const place = city.places.get(one.id)?.place;
      if (!place) return;
      const here = shownCamera.value === one.id;
      const state = stateOf(one);
      const approved = city.approvals.get(one.id)?.valid ? "approved" : "unapproved";
      const label = `${one.name}, ${t(`state.${state}`)}, ${t(`map.${approved}`)}`;
      markerAt(leaflet, place, `map-camera ${state.toLowerCase()} ${approved} ${here ? "here" : ""}`, label)
        .addTo(layer)
        .bindTooltip(words(one.name), { permanent: here, direction: "top", className: "map-name", offset: [0, -8] })
        .on("click", () => (location.hash = addressOfCamera(one.id)))
        .setZIndexOffset(here ? 1000 : 100);
    }

    watch([() => city.cameras, () => city.places, () => city.areas, () => city.squads, () => city.approvals, shownCamera, language], draw, { deep: true });
    onMounted(open);
    onUnmounted(() => {
      close?.();
      map = undefined;
    });

    return () =>
      h("section", { class: "city-map", "aria-label": t("map.title"), "data-part": "map" }, [
        h("div", { ref: frame, class: "map-frame" }),
        h("ul", { class: "map-legend" }, [
          legend("map-camera streaming approved", "map.approved"),
          legend("map-camera streaming unapproved", "map.unapproved"),
          legend("map-camera offline unapproved", "state.OFFLINE"),
          legend("map-squad", "map.base"),
        ]),
        !city.loading && !city.areas.length && !city.places.size &&
          h("p", { class: "map-note muted" }, t("map.empty")),
      ]);
  },
};

function legend(className, label) {
  return h("li", [h("span", { class: ["map-key", className] }), t(label)]);
}
