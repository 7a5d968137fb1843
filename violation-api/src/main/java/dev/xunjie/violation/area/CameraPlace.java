package dev.xunjie.violation.area;

import java.util.Set;

/**
 * Where a camera stands.
 *
 * @param cameraId which
 * @param place where
 * @param areas ids of the areas that hold the place, in order
 */
record CameraPlace(String cameraId, GeoPoint place, Set<String> areas) {}
