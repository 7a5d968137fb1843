import { t } from "./language.js";

/** Names of areas and squads lie under all markers: none may hide a camera's state. */
const NAMES = "map-names";

/**
 * Opens an empty map in the element, once the library is there; nothing comes from the internet.
 * Null if the element is gone by then. Calls `onResized()` whenever the element's size changes.
 */
export async function openMap(frame, onResized) {
  const leaflet = await import("/webjars/leaflet/dist/leaflet-src.esm.js");
  if (!frame.value) return null;
  const map = leaflet.map(frame.value, { attributionControl: false, zoomControl: false, zoomSnap: 0.25 });
  map.createPane(NAMES);
  leaflet.control.zoom({ zoomInTitle: t("map.zoomIn"), zoomOutTitle: t("map.zoomOut") }).addTo(map);
  leaflet.control.scale({ imperial: false }).addTo(map);
  const watching = new ResizeObserver(() => {
    map.invalidateSize({ animate: false });
    onResized();
  });
  watching.observe(frame.value);
  return {
    leaflet,
    map,
    close() {
      watching.disconnect();
      map.remove();
    },
  };
}

/** A marker with its look from the style sheet and its words for everybody. */
export function markerAt(leaflet, place, className, label, options = {}) {
  const icon = leaflet.divIcon({ className, iconSize: [18, 18] });
  return leaflet.marker(latLng(place), { icon, title: label, alt: label, ...options });
}

/** A squad's base with its name below. */
export function baseAt(leaflet, place, name, options = { interactive: false, keyboard: false }) {
  return markerAt(leaflet, place, "map-squad", t("map.squad", { name }), options)
    .bindTooltip(words(name), { pane: NAMES, permanent: true, direction: "bottom", className: "map-name", offset: [0, 8] });
}

/** An area that is only shown, with its name. */
export function areaOn(layer, leaflet, area, className = "map-area") {
  const corners = area.outline.map(latLng);
  leaflet.polygon(corners, { className, interactive: false }).addTo(layer);
  leaflet
    .tooltip({ pane: NAMES, permanent: true, direction: "bottom", className: "map-area-name", offset: [0, 4] })
    .setLatLng(belowTheTop(corners))
    .setContent(words(area.name))
    .addTo(layer);
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
export function words(text) {
  return document.createTextNode(text);
}

/** A pair as the server writes it, the other way round. */
export function latLng([longitude, latitude]) {
  return [latitude, longitude];
}
