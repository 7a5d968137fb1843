import { reactive } from "./vue.js";
import * as api from "./api.js";

/** All that is known of the cameras and of the city around them. */
export const city = reactive({
  cameras: [],
  approvals: new Map(),
  places: new Map(),
  areas: [],
  squads: [],
  loading: true,
  problem: null,
});

export async function loadCity() {
  try {
    const [cameras, approvals, places, areas, squads] = await Promise.all(
      ["cameras", "approvals", "places", "areas", "squads"].map((what) => api.get(`/api/${what}`)),
    );
    city.cameras = cameras.items;
    city.approvals = new Map(approvals.items.map((one) => [one.cameraId, one]));
    city.places = new Map(places.items.map((one) => [one.cameraId, one]));
    city.areas = areas.items;
    city.squads = squads.items;
    city.problem = null;
  } catch (problem) {
    city.problem = problem;
  } finally {
    city.loading = false;
  }
}

/** Takes in what the server tells of a camera while the page is open. */
export function hear(name, change) {
  const part = { "camera-status": "status", "scene-status": "scene" }[name];
  if (!part) return;
  const camera = city.cameras.find((one) => one.id === change.cameraId);
  if (camera) camera[part] = change;
  else loadCity();
}

/** Names of the areas that hold the camera. */
export function areaNames(cameraId) {
  const ids = city.places.get(cameraId)?.areas ?? [];
  return ids.map((id) => city.areas.find((area) => area.id === id)?.name ?? id);
}

/** What the camera is called; its id, as long as the cameras weren't read. */
export const cameraName = (id) => city.cameras.find((camera) => camera.id === id)?.name ?? id;

/** What the squad is called; its id, if it was removed or nobody said yet. */
export const squadName = (id) => city.squads.find((squad) => squad.id === id)?.name ?? id;

/** The state that a camera's stream is in. */
export const stateOf = (camera) => camera.status?.state ?? "UNKNOWN";
