import { h, onMounted, onUnmounted, ref, watch } from "./vue.js";
import { t } from "./language.js";
import { whereabouts } from "./whereabouts.js";

const CLOSEST_ZOOM = 18;

/** The camera's place and the phone's; nothing comes from the internet. */
export const TaskMap = {
  props: { location: { type: Array, required: true }, name: { type: String, required: true } },
  setup(props) {
    const frame = ref(null);
    let leaflet;
    let map;
    let layer;

    async function open() {
      leaflet = await import("/webjars/leaflet/dist/leaflet-src.esm.js").catch(() => null);
      if (!leaflet || !frame.value) return;
      map = leaflet.map(frame.value, { attributionControl: false, zoomControl: false, zoomSnap: 0.25 });
      leaflet.control.scale({ imperial: false }).addTo(map);
      layer = leaflet.featureGroup().addTo(map);
      draw();
    }

    function draw() {
      if (!map) return;
      layer.clearLayers();
      point(props.location, "map-camera streaming approved", props.name).bindTooltip(
        document.createTextNode(props.name),
        { permanent: true, direction: "bottom", className: "map-name", offset: [0, 8] },
      );
      const { known } = whereabouts;
      if (known) point([known.longitude, known.latitude], "map-phone", t("tasks.phone"));
      map.fitBounds(layer.getBounds(), { padding: [36, 36], maxZoom: CLOSEST_ZOOM, animate: false });
    }

    function point([longitude, latitude], className, label) {
      const icon = leaflet.divIcon({ className, iconSize: [18, 18] });
      return leaflet
        .marker([latitude, longitude], { icon, title: label, alt: label, interactive: false, keyboard: false })
        .addTo(layer);
    }

    watch([() => props.location, () => whereabouts.known], draw);
    onMounted(open);
    onUnmounted(() => {
      map?.remove();
      map = undefined;
    });
    return () =>
      h("div", { class: "task-map", role: "img", "aria-label": t("tasks.map", { name: props.name }) }, [
        h("div", { ref: frame, class: "map-frame" }),
      ]);
  },
};
