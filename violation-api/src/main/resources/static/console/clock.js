import { ref } from "./vue.js";

/** Now, in epoch milliseconds, renewed every second. */
export const now = ref(Date.now());
setInterval(() => (now.value = Date.now()), 1000);
