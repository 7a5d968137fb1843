package dev.xunjie.evidence.manifest;

/** What a file of a bundle is. */
public enum FileRole {
  /** A frame exactly as the camera gateway sent it. */
  ORIGINAL,
  /** A whole scene with its overlay, made from an original frame. */
  STILL,
  /**
   * The same of a look at the place after an order to correct: it proves nothing of the offence.
   */
  SECOND_LOOK,
  /** The plate, set upright and enlarged, cut from the frame in which it was read. */
  PLATE_CLOSE_UP,
  /** The vehicle with some surroundings, cut from an original frame. */
  VEHICLE_CROP,
  /** Video as the camera sent it. */
  CLIP,
  /** The same video encoded again for browsers that can't play the camera's. */
  BROWSER_CLIP
}
