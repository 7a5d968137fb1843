package dev.xunjie.standalone.rtsp.h264;

import java.util.List;

/**
 * The NAL units of one picture.
 *
 * @param nalUnits in the order of the stream, at least one slice among them
 * @param keyPicture whether decoding can start here (IDR picture)
 */
public record AccessUnit(List<NalUnit> nalUnits, boolean keyPicture) {
  public AccessUnit {
    nalUnits = List.copyOf(nalUnits);
  }

  static AccessUnit of(List<NalUnit> nalUnits) {
    return new AccessUnit(
        nalUnits, nalUnits.stream().anyMatch(unit -> unit.type() == NalUnit.KEY_SLICE));
  }
}
