package dev.xunjie.standalone.cameras;

import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.PlaceZone;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.contracts.reference.ReferenceKey;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.UnreadableFrameException;
import dev.xunjie.standalone.supervisor.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The pictures of clean shop fronts: files in the folder of the policy that names them. */
public final class ReferenceFiles {
  /** The topic takes 4 MiB a message, some of it for key and headers. */
  private static final int MOST_BYTES = 4_000_000;

  private ReferenceFiles() {}

  /**
   * Reads the pictures that a policy names.
   *
   * @param policyFile the file in which the policy stands
   * @return the bytes of each, by the text of its {@link ReferenceKey}
   * @throws StartRefusedException if one is missing or is no picture; the message names zone and
   *     file
   */
  public static Map<String, byte[]> beside(Path policyFile, CameraPolicy policy) {
    Path folder = policyFile.toAbsolutePath().getParent();
    Map<String, byte[]> pictures = new TreeMap<>();
    for (ZonePolicy zone : policy.zones()) {
      if (zone instanceof PlaceZone front) {
        for (String picture : front.references()) {
          pictures.put(
              new ReferenceKey(policy.cameraId(), front.id(), picture).text(),
              read(folder.resolve(picture), policy.cameraId(), front.id()));
        }
      }
    }
    return pictures;
  }

  private static byte[] read(Path file, String cameraId, String zoneId) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length > MOST_BYTES) {
        throw refused(
            file,
            cameraId,
            zoneId,
            "has %d bytes, more than %d".formatted(bytes.length, MOST_BYTES));
      }
      BgrImage.decode(bytes).close();
      return bytes;
    } catch (NoSuchFileException absent) {
      throw refused(file, cameraId, zoneId, "isn't there: it must lie beside the policy");
    } catch (UnreadableFrameException | IOException flaw) {
      throw refused(file, cameraId, zoneId, "can't be read as a picture: " + flaw.getMessage());
    }
  }

  private static StartRefusedException refused(
      Path file, String cameraId, String zoneId, String flaw) {
    return new StartRefusedException(
        "The reference picture %s of zone %s, camera %s, %s"
            .formatted(file, zoneId, cameraId, flaw));
  }
}
