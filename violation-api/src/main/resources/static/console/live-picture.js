import { h, onMounted, onUnmounted, reactive, watch } from "./vue.js";
import { now } from "./clock.js";
import { ago, dateTime } from "./format.js";
import { t, tOr } from "./language.js";

/** Key pictures come once a second or two. */
const PAUSE_MILLIS = 2000;
const PAUSE_AFTER_FAILURE_MILLIS = 10_000;

/** A picture older than this isn't what the camera sees now. */
const STALE_MILLIS = 30_000;

/** What the camera sees, renewed while the page is looked at. */
export const LivePicture = {
  props: { camera: { type: Object, required: true } },
  setup(props) {
    const shown = reactive({ source: null, at: null, flaw: null });
    let tag = null;
    let timer;
    let generation = 0;

    async function look() {
      const mine = ++generation;
      clearTimeout(timer);
      let pause = PAUSE_MILLIS;
      if (!document.hidden) {
        const flaw = await fetchOnce(mine);
        if (mine !== generation) return;
        shown.flaw = flaw;
        if (flaw) pause = PAUSE_AFTER_FAILURE_MILLIS;
      }
      timer = setTimeout(look, pause);
    }

    /** The code of what went wrong, or null. */
    async function fetchOnce(mine) {
      try {
        const response = await fetch(`/api/cameras/${encodeURIComponent(props.camera.id)}/live.jpg`, {
          credentials: "same-origin",
          headers: tag ? { "If-None-Match": tag } : {},
        });
        if (response.status === 304) return null;
        if (!response.ok) return (await response.json().catch(() => ({}))).code ?? "other";
        const source = await asDataUrl(await response.blob());
        if (mine !== generation) return null;
        tag = response.headers.get("ETag");
        shown.source = source;
        shown.at = response.headers.get("Xunjie-Captured-At");
        return null;
      } catch {
        return "network";
      }
    }

    function startAnew() {
      Object.assign(shown, { source: null, at: null, flaw: null });
      tag = null;
      look();
    }

    watch(() => props.camera.id, startAnew);
    onMounted(look);
    onUnmounted(() => {
      generation++;
      clearTimeout(timer);
    });

    return () => {
      const isStale = shown.at && now.value - new Date(shown.at) > STALE_MILLIS;
      return h("figure", { class: ["live-picture", { stale: isStale }], "data-part": "live" }, [
        shown.source
          ? h("img", { src: shown.source, alt: t("livePicture.alt", { name: props.camera.name }) })
          : h("p", { class: "live-gap" }, shown.flaw ? flawText(shown.flaw) : t("livePicture.loading")),
        h("figcaption", [
          shown.at && h("time", { datetime: shown.at }, dateTime(shown.at)),
          shown.at && h("span", { class: isStale ? "bad" : "good" }, isStale ? t("livePicture.stale", { ago: ago(shown.at, now.value) }) : t("livePicture.now")),
          shown.source && shown.flaw && h("span", { class: "bad" }, flawText(shown.flaw)),
        ]),
      ]);
    };
  },
};

function flawText(code) {
  return tOr(`problem.${code}`, t("livePicture.none"));
}

/** The content security policy allows data: for pictures, and no blob:. */
function asDataUrl(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
