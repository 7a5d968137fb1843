import { ref, watchEffect } from "./vue.js";
import en from "./en.js";
import zh from "./zh.js";

const TABLES = { zh, en };
const TAGS = { zh: "zh-CN", en: "en" };
const REMEMBERED = "xunjie.language";

/** "zh" or "en"; Chinese unless the user chose otherwise. */
export const language = ref(remembered());

/** The language as a tag for the document and for formats. */
export function languageTag() {
  return TAGS[language.value];
}

export function switchLanguage() {
  language.value = language.value === "zh" ? "en" : "zh";
  try {
    localStorage.setItem(REMEMBERED, language.value);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}

/** The message in the chosen language, with its {parameters} filled in. */
export function t(key, parameters = {}) {
  const message = TABLES[language.value][key] ?? key;
  return message.replace(/\{(\w+)\}/g, (hole, name) => parameters[name] ?? hole);
}

/** The message if there is one, else the fallback: for words that come from the server. */
export function tOr(key, fallback) {
  return TABLES[language.value][key] ?? fallback;
}

/** Everything that the messages name behind the prefix, in their order. */
export function named(prefix) {
  return Object.keys(TABLES[language.value])
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));
}

watchEffect(() => {
  document.documentElement.lang = languageTag();
});

function remembered() {
  try {
    return localStorage.getItem(REMEMBERED) === "en" ? "en" : "zh";
  } catch {
    return "zh";
  }
}
