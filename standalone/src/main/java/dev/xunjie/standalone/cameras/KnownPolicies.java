package dev.xunjie.standalone.cameras;

import dev.xunjie.contracts.policy.CameraPolicy;
import java.util.Map;
import java.util.Optional;

/**
 * The policies in force, and what of a file may follow them: only what counts the version up. The
 * API edits policies too, so a file may be the older of the two.
 *
 * @param byCamera the policies in force, by camera id
 */
record KnownPolicies(Map<String, CameraPolicy> byCamera) {
  /** What a policy of a file is, compared with the one in force. */
  sealed interface Standing {
    /** The camera has none, or one of a lower version. */
    record Newer() implements Standing {}

    /** It is in force already. */
    record InForce() implements Standing {}

    /**
     * It must not replace the one in force.
     *
     * @param reason a sentence for the operator, with what to do
     */
    record NotUsed(String reason) implements Standing {}
  }

  Standing standing(CameraPolicy wanted) {
    return Optional.ofNullable(byCamera.get(wanted.cameraId()))
        .map(known -> standing(wanted, known))
        .orElseGet(Standing.Newer::new);
  }

  private static Standing standing(CameraPolicy wanted, CameraPolicy known) {
    if (wanted.version() > known.version()) {
      return new Standing.Newer();
    }
    if (wanted.equals(known)) {
      return new Standing.InForce();
    }
    String difference =
        wanted.version() == known.version()
            ? "version %d in force has other content".formatted(known.version())
            : "version %d is in force".formatted(known.version());
    return new Standing.NotUsed(
        "Policy of camera %s, version %d of the file, is not used: %s. To use it, count its version up to %d."
            .formatted(wanted.cameraId(), wanted.version(), difference, known.version() + 1));
  }
}
