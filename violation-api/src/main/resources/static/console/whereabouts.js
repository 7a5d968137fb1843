import { reactive } from "./vue.js";

/** An older position may be of another street. */
const FRESH_MILLIS = 120_000;

/** Where the phone is, as far as it says so. */
export const whereabouts = reactive({ known: null, refused: false });

let watching = null;

/** Follows the phone while a task is open; asks for leave the first time. */
export function followPhone() {
  if (watching !== null) return;
  if (!navigator.geolocation) {
    whereabouts.refused = true;
    return;
  }
  watching = navigator.geolocation.watchPosition(
    ({ coords, timestamp }) => {
      whereabouts.refused = false;
      whereabouts.known = {
        longitude: coords.longitude,
        latitude: coords.latitude,
        accuracyMetres: Math.min(100_000, Math.round(coords.accuracy * 10) / 10),
        timestamp,
      };
    },
    (failure) => {
      whereabouts.refused = failure.code === failure.PERMISSION_DENIED;
    },
    { enableHighAccuracy: true, maximumAge: 30_000 },
  );
}

export function leavePhoneAlone() {
  if (watching !== null) navigator.geolocation.clearWatch(watching);
  watching = null;
}

/** The position that goes with what is done now; nothing if it isn't known. */
export function here() {
  const { known } = whereabouts;
  if (!known || Date.now() - known.timestamp > FRESH_MILLIS) return undefined;
  const { longitude, latitude, accuracyMetres } = known;
  return { longitude, latitude, accuracyMetres };
}
