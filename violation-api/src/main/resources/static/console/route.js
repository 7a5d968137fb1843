import { ref } from "./vue.js";

const PAGES = ["review", "cameras"];

/** The page that the address names after its #. */
export const page = ref("review");

export function startRouting() {
  const follow = () => {
    const named = location.hash.slice(1);
    page.value = PAGES.includes(named) ? named : "review";
  };
  addEventListener("hashchange", follow);
  follow();
}
