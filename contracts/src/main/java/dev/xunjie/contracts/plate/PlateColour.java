package dev.xunjie.contracts.plate;

/** Ground colour of a Chinese number plate (GA 36-2018), which tells the kind of vehicle. */
public enum PlateColour {
  /** White on blue: small cars. */
  BLUE,
  /** Black on yellow: lorries, coaches, trailers, trainees. */
  YELLOW,
  /** Black on green, eight symbols: new-energy vehicles. */
  GREEN,
  /** Black and red on white: police. */
  WHITE,
  /** White on black: embassies, Hong Kong and Macao, foreigners' vehicles of old. */
  BLACK
}
