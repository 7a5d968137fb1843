import { hasAnyRole } from "./session.js";

const READERS = ["REVIEWER", "ANALYST", "LEGAL", "AUDITOR"];
const EVERYBODY = [...READERS, "SQUAD", "ADMIN"];

/** The console's pages in the order of the top bar, each with the roles that it is for. */
const PAGES = {
  review: READERS,
  cases: READERS,
  tasks: ["SQUAD"],
  overview: [...READERS, "ADMIN"],
  cameras: EVERYBODY,
  city: ["ADMIN"],
  accounts: ["ADMIN"],
  record: ["AUDITOR", "ADMIN"],
};

/** The pages that are for this user. */
export const openPages = () => Object.keys(PAGES).filter((name) => hasAnyRole(PAGES[name]));

export const mayOpen = (name) => openPages().includes(name);

/** The page that is shown for the name in the address: that one, if it is for this user. */
export function pageFor(named) {
  const open = openPages();
  return open.includes(named) ? named : open[0];
}
