package dev.xunjie.detector.stage;

/** A step of the way from a frame's pixels to an observation, in the order in which they come. */
public enum Stage {
  /** The JPEG is decoded. */
  DECODE,
  /** The state of the picture is measured. */
  SCENE,
  /** It is compared with the picture last looked at. */
  GATE,
  /** The picture is laid into the network's input. */
  LETTERBOX,
  /** The bare model call. */
  NETWORK,
  /** Boxes are read out of the network's output and duplicates suppressed. */
  BOXES,
  /** Boxes become objects followed over pictures. */
  TRACK,
  /** A slower look at what stands. */
  SECOND_LOOK,
  /** Plates are located and read. */
  PLATES,
  /** Shop fronts are compared with their references. */
  SHOP_FRONTS,
  /** How a vehicle that passes looks. */
  APPEARANCE
}
