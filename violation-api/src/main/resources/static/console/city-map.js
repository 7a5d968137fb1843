import { h, onMounted, onUnmounted, ref, watch } from "./vue.js";
import { city, stateOf } from "./cameras.js";
import { language, t } from "./language.js";
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
    let watching;

    async function open() {
      leaflet = await import("/webjars/leaflet/dist/leaflet-src.esm.js");
      if (!frame.value) return;
      map = leaflet.map(frame.value, { attributionControl: false, zoomControl: false, zoomSnap: 0.25 });
      leaflet.control.zoom({ zoomInTitle: t("map.zoomIn"), zoomOutTitle: t("map.zoomOut") }).addTo(map);
      leaflet.control.scale({ imperial: false }).addTo(map);
      layer = leaflet.featureGroup().addTo(map);
      watching = new ResizeObserver(() => {
        map.invalidateSize({ animate: false });
        fit(true);
      });
      watching.observe(frame.value);
      draw();
    }

    function draw() {
      if (!map) return;
      layer.clearLayers();
      city.areas.forEach(area);
      city.squads.forEach(squad);
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

    function area(one) {
      const corners = one.outline.map(latLng);
      leaflet.polygon(corners, { className: "map-area", interactive: false }).addTo(layer);
      leaflet
        .tooltip({ permanent: true, direction: "bottom", className: "map-area-name", offset: [0, 4] })
        .setLatLng(belowTheTop(corners))
        .setContent(text(one.name))
        .addTo(layer);
    }

    function squad(one) {
      point(one.base, "map-squad", t("map.squad", { name: one.name }), false)
        .bindTooltip(text(one.name), { permanent: true, direction: "bottom", className: "map-name", offset: [0, 8] });
    }

    function camera(one) {
      const place = city.places.get(one.id)?.place;
      if (!place) return;
      const here = shownCamera.value === one.id;
      const state = stateOf(one);
      const approved = city.approvals.get(one.id)?.valid ? "approved" : "unapproved";
      const label = `${one.name}, ${t(`state.${state}`)}, ${t(`map.${approved}`)}`;
      point(place, `map-camera ${state.toLowerCase()} ${approved} ${here ? "here" : ""}`, label, true)
        .bindTooltip(text(one.name), { permanent: here, direction: "top", className: "map-name", offset: [0, -8] })
        .on("click", () => (location.hash = addressOfCamera(one.id)))
        .setZIndexOffset(here ? 1000 : 100);
    }

    function point(place, className, label, interactive) {
      const icon = leaflet.divIcon({ className, iconSize: [18, 18] });
      return leaflet
        .marker(latLng(place), { icon, title: label, alt: label, interactive, keyboard: interactive })
        .addTo(layer);
    }

    watch([() => city.cameras, () => city.places, () => city.areas, () => city.squads, () => city.approvals, shownCamera, language], draw, { deep: true });
    onMounted(open);
    onUnmounted(() => {
      watching?.disconnect();
      map?.remove();
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

/** The middle of the northernmost side: there an area's name is least in the way. */
function belowTheTop(corners) {
  const middles = corners.map(([north, east], at) => {
    const [otherNorth, otherEast] = corners[(at + 1) % corners.length];
    return [(north + otherNorth) / 2, (east + otherEast) / 2];
  });
  return middles.reduce((best, one) => (one[0] > best[0] ? one : best));
}

/** Leaflet takes a string for HTML. */
function text(words) {
  return document.createTextNode(words);
}

function latLng([longitude, latitude]) {
  return [latitude, longitude];
}
