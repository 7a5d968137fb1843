package dev.xunjie.violation.evidence;

import dev.xunjie.contracts.incident.PlateCandidate;
import dev.xunjie.evidence.archive.BundleDraft;
import dev.xunjie.evidence.archive.DamagedObjectException;
import dev.xunjie.evidence.archive.EvidenceArchive;
import dev.xunjie.evidence.crop.PlateCloseUp;
import dev.xunjie.evidence.crop.VehicleCrop;
import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.FileRole;
import dev.xunjie.evidence.manifest.IncidentFacts;
import dev.xunjie.evidence.overlay.OverlayFacts;
import dev.xunjie.evidence.overlay.StillOverlay;
import dev.xunjie.evidence.picture.Jpeg;
import dev.xunjie.evidence.picture.UnreadablePictureException;
import dev.xunjie.evidence.signing.AntiForgeryCodes;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.still.StillStatus;
import dev.xunjie.violation.still.StillView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes of an incident, its stored frames and its clips what a bundle holds: the frames as they
 * came, each as a still with its overlay, the plate's close-up from the frame that was read, the
 * subject's crop, the clips. The same input makes the same bytes.
 */
@Component
final class BundleDrafting {
  private static final String MP4 = "video/mp4";

  private final EvidenceArchive archive;
  private final AntiForgeryCodes codes;
  private final BundleFacts facts;

  BundleDrafting(EvidenceArchive archive, AntiForgeryCodes codes, BundleFacts facts) {
    this.archive = archive;
    this.codes = codes;
    this.facts = facts;
  }

  /**
   * The draft of the incident's next bundle.
   *
   * @param clips what came of each window
   */
  BundleDraft draft(IncidentDetail incident, int revision, List<ClipFetch> clips) {
    IncidentFacts known = facts.of(incident);
    BundleFiles files = new BundleFiles(archive);
    int number = 0;
    for (StillView still : incident.summary().stills()) {
      number++;
      if (still.status() == StillStatus.STORED) {
        addStill(files, incident, known, still, number);
      } else {
        files.lacks("still " + still.moment(), still.missingReason().orElse("it was never stored"));
      }
    }
    addPlate(files, incident);
    addSubject(files, incident);
    for (int clip = 1; clip <= clips.size(); clip++) {
      addClip(files, clips.get(clip - 1), "clip-" + clip);
    }
    return new BundleDraft(known, revision, files.files(), files.missing());
  }

  private void addStill(
      BundleFiles files,
      IncidentDetail incident,
      IncidentFacts known,
      StillView still,
      int number) {
    FileRole role = still.isSecondLook() ? FileRole.SECOND_LOOK : FileRole.STILL;
    Sha256 hash = hashOf(still);
    byte[] frame;
    try {
      frame = archive.read(hash);
    } catch (DamagedObjectException altered) {
      files.lacks(
          "still " + still.moment(), "its stored frame is damaged: " + altered.getMessage());
      return;
    }
    if (!files.hasOriginal(hash)) {
      files.list(
          files
              .keep(
                  "original-%d.jpg".formatted(number),
                  FileRole.ORIGINAL,
                  Jpeg.MEDIA_TYPE,
                  frame,
                  still.capturedAt())
              .withFrame(still.frame()));
    }
    String code = codes.of(known.incidentId(), still.capturedAt(), hash);
    try {
      byte[] picture =
          StillOverlay.draw(
              frame,
              new OverlayFacts(
                  known.camera(),
                  known.offence().name(),
                  still.capturedAt(),
                  code,
                  incident.zonePolygon(),
                  still.box()));
      files.list(
          files
              .keep(
                  "%s-%d-%s.jpg".formatted(inName(role), number, inName(still.moment())),
                  role,
                  Jpeg.MEDIA_TYPE,
                  picture,
                  still.capturedAt())
              .withMoment(still.moment().name())
              .withFrame(still.frame())
              .withOriginal(hash)
              .withSubject(still.box())
              .withAntiForgeryCode(code));
    } catch (UnreadablePictureException broken) {
      files.lacks("still " + still.moment(), "its frame can't be decoded: " + broken.getMessage());
    }
  }

  private void addPlate(BundleFiles files, IncidentDetail incident) {
    Optional<PlateCandidate> plate = incident.findings().plates().stream().findFirst();
    if (plate.isEmpty()) {
      return;
    }
    Optional<StillView> read =
        stored(incident).stream()
            .filter(still -> still.frame().equals(plate.get().frame()))
            .findFirst();
    if (read.isEmpty()) {
      files.lacks("plate close-up", "the frame in which the plate was read is not at hand");
      return;
    }
    try {
      files.list(
          files
              .keep(
                  "plate.jpg",
                  FileRole.PLATE_CLOSE_UP,
                  Jpeg.MEDIA_TYPE,
                  PlateCloseUp.cut(archive.read(hashOf(read.get())), plate.get().best().corners()),
                  plate.get().capturedAt())
              .withFrame(plate.get().frame())
              .withOriginal(hashOf(read.get()))
              .withSubject(plate.get().vehicle()));
    } catch (UnreadablePictureException | DamagedObjectException broken) {
      files.lacks("plate close-up", "its frame can't be used: " + broken.getMessage());
    }
  }

  private void addSubject(BundleFiles files, IncidentDetail incident) {
    Optional<StillView> violation =
        stored(incident).stream()
            .filter(still -> still.capturedAt().equals(incident.summary().violationAt()))
            .findFirst();
    if (violation.isEmpty()) {
      files.lacks("crop of the subject", "the still of the violation is not at hand");
      return;
    }
    StillView still = violation.get();
    try {
      files.list(
          files
              .keep(
                  "subject.jpg",
                  FileRole.VEHICLE_CROP,
                  Jpeg.MEDIA_TYPE,
                  VehicleCrop.cut(archive.read(hashOf(still)), still.box()),
                  still.capturedAt())
              .withFrame(still.frame())
              .withOriginal(hashOf(still))
              .withSubject(still.box()));
    } catch (UnreadablePictureException | DamagedObjectException broken) {
      files.lacks("crop of the subject", "its frame can't be used: " + broken.getMessage());
    }
  }

  private static void addClip(BundleFiles files, ClipFetch fetched, String name) {
    if (fetched instanceof ClipFetch.Missing missing) {
      files.lacks("clip from %s".formatted(missing.window().from()), missing.why());
    } else if (fetched instanceof ClipFetch.Kept kept) {
      files.list(named(kept.asSent(), name + ".mp4"));
      kept.forBrowsers().ifPresent(clip -> files.list(named(clip, name + "-h264.mp4")));
    } else if (fetched instanceof ClipFetch.Found found) {
      files.list(clip(files, found.asSent(), name + ".mp4", FileRole.CLIP));
      found
          .forBrowsers()
          .ifPresent(
              clip -> files.list(clip(files, clip, name + "-h264.mp4", FileRole.BROWSER_CLIP)));
    }
  }

  private static EvidenceFile named(EvidenceFile clip, String name) {
    return EvidenceFile.of(
            name, clip.role(), clip.mediaType(), clip.bytes(), clip.sha256(), clip.capturedAt())
        .withCapturedUntil(clip.capturedUntil().orElseThrow());
  }

  private static EvidenceFile clip(
      BundleFiles files, ClipSpool.Answer.Clip clip, String name, FileRole role) {
    return files.keep(name, role, MP4, clip.mp4(), clip.first()).withCapturedUntil(clip.last());
  }

  private static List<StillView> stored(IncidentDetail incident) {
    return incident.summary().stills().stream()
        .filter(still -> still.status() == StillStatus.STORED)
        .toList();
  }

  private static Sha256 hashOf(StillView still) {
    return new Sha256(still.sha256().orElseThrow());
  }

  private static String inName(Enum<?> each) {
    return each.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
