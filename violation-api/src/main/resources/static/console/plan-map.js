import { h, onMounted, onUnmounted, ref, watch } from "./vue.js";
import { plan } from "./city-plan.js";
import { language, t } from "./language.js";
import { areaOn, baseAt, latLng, markerAt, openMap } from "./map-parts.js";
import { append, insertAfter, moveTo, removeAt } from "./outline-edit.js";
import { flawOf, middle, rounded } from "./outline.js";

const CLOSEST_ZOOM = 17;

/** Where to begin while nothing is entered yet: the whole country. */
const COUNTRY = { centre: [35, 105], zoom: 4 };

/** How far an arrow key moves a corner, and with Shift. */
const STEP_PIXELS = 8;
const SMALL_STEP_PIXELS = 1;

/** Clicks so close together mean one corner. */
const SAME_PIXELS = 5;

/** What the map was fitted to before it was for the first time. */
const NOTHING = Symbol("nothing");

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The city with its areas and squads; what is being edited can be drawn and moved here. */
export const PlanMap = {
  setup() {
    const frame = ref(null);
    let leaflet;
    let map;
    let close;
    let around;
    let edited;
    let corners = [];
    let fitted = NOTHING;

    async function open() {
      const opened = await openMap(frame, () => map && fit());
      if (!opened) return;
      ({ leaflet, map, close } = opened);
      around = leaflet.featureGroup().addTo(map);
      edited = leaflet.featureGroup().addTo(map);
      map.on("click", clicked).on("dblclick", finish);
      map.doubleClickZoom.disable();
      drawAll();
    }

    function drawAll() {
      if (!map) return;
      drawAround();
      drawEdited();
      if (fitted === NOTHING || (isAnother() && !isEmpty()) || !isInSight()) fit();
    }

    function isAnother() {
      return plan.draft?.id !== fitted;
    }

    /** Nothing to look at: the map stays where it was looked at, and a drawing is begun there. */
    function isEmpty() {
      return !edited.getBounds().isValid();
    }

    function drawAround() {
      const { draft } = plan;
      around.clearLayers();
      plan.areas
        .filter((area) => !(draft?.kind === "area" && draft.id === area.id))
        .forEach((area) => areaOn(around, leaflet, area, lookOf(area)));
      plan.places.forEach(({ cameraId, place }) =>
        markerAt(leaflet, place, "plan-camera", cameraId, { interactive: false, keyboard: false }).addTo(around));
      plan.squads
        .filter((squad) => !(draft?.kind === "squad" && draft.id === squad.id))
        .forEach((squad) => baseAt(leaflet, squad.base, squad.name).addTo(around));
    }

    /** The areas of the squad that is being edited stand out, the others stand back. */
    function lookOf(area) {
      const { draft } = plan;
      if (!draft) return "map-area";
      return draft.kind === "squad" && draft.areas.includes(area.id) ? "map-area own" : "map-area other";
    }

    function drawEdited() {
      const { draft } = plan;
      const hadFocus = edited.getLayers().some((layer) => layer.getElement?.() === document.activeElement);
      edited.clearLayers();
      corners = [];
      if (draft?.kind === "area") drawOutline(draft);
      if (draft?.kind === "squad" && draft.base) drawBase(draft);
      if (hadFocus) (corners[draft?.chosen] ?? corners[0])?.getElement().focus();
    }

    function drawOutline(draft) {
      const { corners: outline, drawing } = draft;
      const flaw = flawOf(outline);
      const shape = drawing || outline.length < 3 ? leaflet.polyline : leaflet.polygon;
      const line = shape(outline.map(latLng), { className: "plan-outline", interactive: false }).addTo(edited);
      flaw?.sides.forEach((at) =>
        leaflet
          .polyline([outline[at], outline[(at + 1) % outline.length]].map(latLng), { className: "plan-flaw", interactive: false })
          .addTo(edited));
      if (!drawing) outline.forEach((corner, at) => halfWay(outline, at));
      corners = outline.map((corner, at) => drawCorner(corner, at, line));
      markChosen();
    }

    function drawCorner(corner, at, line) {
      const { draft } = plan;
      const isEnd = draft.drawing && at === 0 && draft.corners.length > 2;
      const marker = markerAt(leaflet, corner, `plan-corner ${isEnd ? "end" : ""}`, t("city.corner", { n: at + 1 }), { draggable: true, zIndexOffset: 1000 })
        .on("click", () => isEnd && (draft.drawing = false))
        .on("drag", () => line.setLatLngs(draft.corners.map((one, n) => (n === at ? marker.getLatLng() : latLng(one)))))
        .on("dragend", () => moveTo(at, pairOf(marker.getLatLng())))
        .addTo(edited);
      leaflet.DomEvent.on(marker.getElement(), "keydown", (event) => pressed(event, corner, at));
      leaflet.DomEvent.on(marker.getElement(), "focus", () => (draft.chosen = at));
      return marker;
    }

    /** Only the look changes: a marker that was just pressed may be dragged next. */
    function markChosen() {
      corners.forEach((marker, at) => marker.getElement().classList.toggle("chosen", at === plan.draft?.chosen));
    }

    function halfWay(outline, at) {
      const place = middle(outline[at], outline[(at + 1) % outline.length]);
      const marker = markerAt(leaflet, place, "plan-middle", t("city.addHere"), { draggable: true, keyboard: false })
        .on("click", () => insertAfter(at))
        .on("dragend", () => insertAfter(at, pairOf(marker.getLatLng())))
        .addTo(edited);
    }

    function drawBase(draft) {
      const marker = baseAt(leaflet, draft.base, draft.name || t("map.base"), { draggable: true, zIndexOffset: 1000 })
        .on("dragend", () => (draft.base = pairOf(marker.getLatLng())))
        .addTo(edited);
      leaflet.DomEvent.on(marker.getElement(), "keydown", (event) => {
        const place = shifted(event, draft.base);
        if (place) draft.base = place;
      });
      corners = [marker];
    }

    function pressed(event, corner, at) {
      const place = shifted(event, corner);
      if (place) moveTo(at, place);
      if (event.key === "Delete" || event.key === "Backspace") {
        event.preventDefault();
        removeAt(at);
      }
    }

    /** Where the arrow key moves the place to; null for other keys. */
    function shifted(event, place) {
      const arrow = ARROWS[event.key];
      if (!arrow) return null;
      leaflet.DomEvent.stop(event);
      const pixels = event.shiftKey ? SMALL_STEP_PIXELS : STEP_PIXELS;
      const point = map.latLngToContainerPoint(latLng(place)).add(arrow.map((step) => step * pixels));
      return pairOf(map.containerPointToLatLng(point));
    }

    function clicked(event) {
      const { draft } = plan;
      if (draft?.kind === "area" && draft.drawing && !isOnTheLast(event.containerPoint)) append(pairOf(event.latlng));
      if (draft?.kind === "squad" && !draft.base) draft.base = pairOf(event.latlng);
    }

    /** The second half of a double click adds nothing. */
    function isOnTheLast(point) {
      const last = plan.draft.corners.at(-1);
      return last && map.latLngToContainerPoint(latLng(last)).distanceTo(point) < SAME_PIXELS;
    }

    function finish() {
      const { draft } = plan;
      if (draft?.kind === "area" && draft.corners.length > 2) draft.drawing = false;
    }

    function pairOf({ lng, lat }) {
      return rounded([lng, lat]);
    }

    /** Whether all of what is being edited can be seen. */
    function isInSight() {
      return isEmpty() || map.getBounds().contains(edited.getBounds());
    }

    function fit() {
      const bounds = surroundings();
      if (!bounds.isValid()) {
        map.setView(COUNTRY.centre, COUNTRY.zoom);
        return;
      }
      map.fitBounds(bounds, { padding: [48, 48], maxZoom: CLOSEST_ZOOM, animate: false });
      fitted = plan.draft?.id;
    }

    /** What is being edited, a squad with its areas; if nothing is, or is there yet, the whole city. */
    function surroundings() {
      const { draft } = plan;
      const bounds = edited.getBounds();
      if (!bounds.isValid()) return around.getBounds();
      if (draft.kind === "squad") {
        plan.areas
          .filter((area) => draft.areas.includes(area.id))
          .forEach((area) => bounds.extend(area.outline.map(latLng)));
      }
      return bounds;
    }

    const drawn = ["id", "corners", "drawing", "base", "areas"].map((part) => () => plan.draft?.[part]);
    watch([() => plan.areas, () => plan.squads, () => plan.places, language, ...drawn], drawAll);
    watch(() => plan.draft?.chosen, markChosen);
    onMounted(open);
    onUnmounted(() => {
      close?.();
      map = undefined;
    });

    return () =>
      h("section", { class: ["city-map plan-map", { drawing: isWaitingForClick() }], "aria-label": t("map.title"), "data-part": "plan-map" }, [
        h("div", { ref: frame, class: "map-frame" }),
        hint() && h("p", { class: "plan-hint", role: "status" }, hint()),
        h("ul", { class: "map-legend" }, [legend("plan-camera", "city.camera"), legend("map-squad", "map.base")]),
      ]);
  },
};

function isWaitingForClick() {
  const { draft } = plan;
  return draft && (draft.drawing || (draft.kind === "squad" && !draft.base));
}

function hint() {
  const { draft } = plan;
  if (!draft) return "";
  if (draft.kind === "squad") return t(draft.base ? "city.moveBase" : "city.setBase");
  return t(draft.drawing ? "city.drawHint" : "city.editHint");
}

function legend(className, label) {
  return h("li", [h("span", { class: ["map-key", className] }), t(label)]);
}
