package dev.xunjie.contracts.scene;

/** Why a picture can't carry a judgement. */
public enum SceneFault {
  /** No part of the picture is lit: not a night street, whose lamps show, but no signal. */
  DARK,
  /** The view is there, but its fine detail is gone: out of focus, dew or grease on the lens. */
  BLURRED,
  /** The view is there, but a bright veil has taken its contrast: fog, smoke, a misted window. */
  FOGGED,
  /** Most of the view is hidden behind something near and featureless. */
  COVERED,
  /** The same picture comes again and again. */
  FROZEN,
  /** The lens looks elsewhere than where its zones were drawn. */
  MOVED
}
