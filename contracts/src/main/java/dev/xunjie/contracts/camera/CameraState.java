package dev.xunjie.contracts.camera;

/** What a camera's stream is doing. */
public enum CameraState {
  /** An address is known and is being opened, for the first time or again. */
  CONNECTING,
  /** Pictures arrive. */
  STREAMING,
  /** The connection stands, but no picture has come for longer than allowed. */
  STALLED,
  /** The address can't be reached or refuses; it is tried again with growing pauses. */
  OFFLINE,
  /** Taken off the list; the gateway has stopped reading it. */
  REMOVED
}
