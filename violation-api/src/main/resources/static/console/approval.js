import { date, dateTime, fromField, toField } from "./format.js";
import { t } from "./language.js";

/** An approval that ends within so many days asks for attention: a review takes weeks. */
const SOON_DAYS = 30;

const DAY_MILLIS = 86_400_000;

/** "good", "warn" or "bad", and the words for it. */
export function approvalState(approval, now) {
  if (!approval) return { mood: "", text: "—" };
  if (!approval.valid) {
    const lacks = approval.missing.map((one) => t(`shortcoming.${one}`)).join(t("list.and"));
    return { mood: "bad", text: lacks };
  }
  const until = approval.holdsUntil;
  if (!until) return { mood: "good", text: t("approval.validForever") };
  const soon = new Date(until) - now < SOON_DAYS * DAY_MILLIS;
  const text = t(soon ? "approval.validSoonOver" : "approval.validUntil", { day: lastDay(until) });
  return { mood: soon ? "warn" : "good", text };
}

/** The last day before the instant. */
export function lastDay(instant) {
  return date(new Date(instant).getTime() - 1);
}

/** From when until when an entry holds. */
export function period(entry) {
  const from = dateTime(entry.validFrom).slice(0, 16);
  return entry.validUntil
    ? t("approval.period", { from, until: dateTime(entry.validUntil).slice(0, 16) })
    : t("approval.periodOpen", { from });
}

/** Whether a revision speaks of a time before it was entered. */
export const isRetroactive = ({ entry, editedAt }) =>
  new Date(entry.revocation?.at ?? entry.validFrom) < new Date(editedAt);

/** The instant as an input of type datetime-local wants it; nothing for none. */
export const toInput = (instant) => (instant ? toField(instant) : "");

/** The other way round. */
export const fromInput = (text) => (text ? fromField(text) : undefined);
