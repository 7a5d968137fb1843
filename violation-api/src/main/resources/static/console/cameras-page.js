import { computed, h, nextTick, onMounted, onUnmounted, watch } from "./vue.js";
import { CameraDetail } from "./camera-detail.js";
import { CameraList } from "./camera-list.js";
import { city, hear, loadCity } from "./cameras.js";
import { CityMap } from "./city-map.js";
import { t } from "./language.js";
import { listen } from "./live.js";
import { shownCamera } from "./route.js";

/** The cameras: a list, a map, and one of them closely. */
export const CamerasPage = {
  setup() {
    const shown = computed(() => city.cameras.find((one) => one.id === shownCamera.value));
    let stopListening;

    function close(event) {
      if (event.key === "Escape" && shown.value && !event.target.closest("form, .city-map")) {
        location.hash = "#cameras";
      }
    }

    watch(
      () => shown.value?.id,
      (id) => id && nextTick(() => document.getElementById("camera-title")?.focus()),
    );
    onMounted(() => {
      stopListening = listen(hear, loadCity);
      addEventListener("keydown", close);
    });
    onUnmounted(() => {
      stopListening();
      removeEventListener("keydown", close);
    });

    return () =>
      h("main", { class: ["cameras", { "with-detail": shown.value }], id: "content" }, [
        h("div", { class: "cameras-side" }, [
          h("header", { class: "cameras-head" }, [
            h("h1", t("cameras.title")),
            city.cameras.length > 0 && h("p", { class: "muted" }, summary()),
          ]),
          city.problem &&
            h("div", { class: "notice bad", role: "alert" }, [
              h("p", city.problem.text()),
              h("button", { class: "button", onClick: loadCity }, t("app.retry")),
            ]),
          city.loading
            ? h("p", { class: "list-note", role: "status" }, t("cameras.loading"))
            : city.cameras.length
              ? h(CameraList)
              : !city.problem && empty(),
        ]),
        h("div", { class: "cameras-main" }, [h(CityMap), shown.value && h(CameraDetail, { camera: shown.value })]),
      ]);
  },
};

function summary() {
  const streaming = city.cameras.filter((camera) => camera.status?.state === "STREAMING").length;
  const approved = city.cameras.filter((camera) => city.approvals.get(camera.id)?.valid).length;
  return t("cameras.summary", { total: city.cameras.length, streaming, approved });
}

function empty() {
  return h("div", { class: "list-note" }, [
    h("strong", t("cameras.empty")),
    h("p", t("cameras.emptyHint")),
  ]);
}
