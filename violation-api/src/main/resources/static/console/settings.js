import { reactive, watch } from "./vue.js";

const REMEMBERED = "xunjie.review";

/** How a reviewer likes to work; remembered by this browser. */
export const settings = reactive({ goesOn: true, ...remembered() });

watch(settings, () => {
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify(settings));
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
});

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED)) ?? {};
  } catch {
    return {};
  }
}
