package dev.xunjie.evidence.manifest;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.evidence.digest.Sha256;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A file of a bundle.
 *
 * @param name in the bundle's folder: 1 to 64 of a-z, 0-9, dot, dash; no folders
 * @param role what it is
 * @param mediaType as in {@code image/jpeg}
 * @param bytes its size, above 0
 * @param sha256 of its content
 * @param capturedAt when it was taken; of a video, its beginning
 * @param capturedUntil of a video, its end
 * @param cameraId the camera that took it, if another than the incident's
 * @param moment what it shows of the episode, as in {@code VIOLATION}
 * @param frame where the original frame lay in the topic {@code frames}
 * @param original the original frame from which it was made
 * @param subject where the offending subject is in the original frame
 * @param antiForgeryCode the code that its overlay shows
 */
public record EvidenceFile(
    String name,
    FileRole role,
    String mediaType,
    long bytes,
    Sha256 sha256,
    Instant capturedAt,
    Optional<Instant> capturedUntil,
    Optional<String> cameraId,
    Optional<String> moment,
    Optional<FrameReference> frame,
    Optional<Sha256> original,
    Optional<NormalisedBox> subject,
    Optional<String> antiForgeryCode) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

  public EvidenceFile {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "file name \"%s\": 1 to 64 of a-z, 0-9, dot, dash".formatted(name));
    }
    Objects.requireNonNull(role, "role is missing");
    Objects.requireNonNull(mediaType, "mediaType is missing");
    if (bytes <= 0) {
      throw new IllegalArgumentException("%s is empty".formatted(name));
    }
    Objects.requireNonNull(sha256, "sha256 is missing");
    Objects.requireNonNull(capturedAt, "capturedAt is missing");
    capturedUntil = Objects.requireNonNullElse(capturedUntil, Optional.empty());
    cameraId = Objects.requireNonNullElse(cameraId, Optional.empty());
    moment = Objects.requireNonNullElse(moment, Optional.empty());
    frame = Objects.requireNonNullElse(frame, Optional.empty());
    original = Objects.requireNonNullElse(original, Optional.empty());
    subject = Objects.requireNonNullElse(subject, Optional.empty());
    antiForgeryCode = Objects.requireNonNullElse(antiForgeryCode, Optional.empty());
  }

  /** A file of which no more is known than what it is; the {@code with…} methods add the rest. */
  public static EvidenceFile of(
      String name, FileRole role, String mediaType, long bytes, Sha256 sha256, Instant capturedAt) {
    return new EvidenceFile(
        name,
        role,
        mediaType,
        bytes,
        sha256,
        capturedAt,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with the end of the video. */
  public EvidenceFile withCapturedUntil(Instant end) {
    return with(details -> details.capturedUntil = Optional.of(end));
  }

  /** The same, taken by another camera than the incident's. */
  public EvidenceFile withCamera(String otherCameraId) {
    return with(details -> details.cameraId = Optional.of(otherCameraId));
  }

  /** The same with what it shows of the episode. */
  public EvidenceFile withMoment(String shown) {
    return with(details -> details.moment = Optional.of(shown));
  }

  /** The same with the place of the original frame in its topic. */
  public EvidenceFile withFrame(FrameReference reference) {
    return with(details -> details.frame = Optional.of(reference));
  }

  /** The same with the frame from which it was made. */
  public EvidenceFile withOriginal(Sha256 frameHash) {
    return with(details -> details.original = Optional.of(frameHash));
  }

  /** The same with the subject's place in the frame. */
  public EvidenceFile withSubject(NormalisedBox box) {
    return with(details -> details.subject = Optional.of(box));
  }

  /** The same with the code that its overlay shows. */
  public EvidenceFile withAntiForgeryCode(String code) {
    return with(details -> details.antiForgeryCode = Optional.of(code));
  }

  private EvidenceFile with(Consumer<Details> change) {
    Details details = new Details(this);
    change.accept(details);
    return new EvidenceFile(
        name,
        role,
        mediaType,
        bytes,
        sha256,
        capturedAt,
        details.capturedUntil,
        details.cameraId,
        details.moment,
        details.frame,
        details.original,
        details.subject,
        details.antiForgeryCode);
  }

  /** What may be known of a file beyond what it is, while it is being changed. */
  private static final class Details {
    private Optional<Instant> capturedUntil;
    private Optional<String> cameraId;
    private Optional<String> moment;
    private Optional<FrameReference> frame;
    private Optional<Sha256> original;
    private Optional<NormalisedBox> subject;
    private Optional<String> antiForgeryCode;

    Details(EvidenceFile file) {
      capturedUntil = file.capturedUntil;
      cameraId = file.cameraId;
      moment = file.moment;
      frame = file.frame;
      original = file.original;
      subject = file.subject;
      antiForgeryCode = file.antiForgeryCode;
    }
  }
}
