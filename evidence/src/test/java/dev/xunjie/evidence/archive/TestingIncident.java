package dev.xunjie.evidence.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.manifest.CameraFacts;
import dev.xunjie.evidence.manifest.EpisodeFacts;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.FileRole;
import dev.xunjie.evidence.manifest.IncidentFacts;
import dev.xunjie.evidence.manifest.MissingPart;
import dev.xunjie.evidence.manifest.OffenceFacts;
import dev.xunjie.evidence.manifest.PlateFacts;
import dev.xunjie.evidence.manifest.ZoneFacts;
import dev.xunjie.evidence.store.Content;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A parking incident with three stills, as an assembler would draft it. */
public final class TestingIncident {
  public static final Instant START = Instant.parse("2026-11-22T02:30:00Z");
  public static final double PERMITTED_SECONDS = 180;

  private TestingIncident() {}

  public static IncidentFacts facts(String incidentId, String cameraId) {
    return new IncidentFacts(
        incidentId,
        new OffenceFacts("ILLEGAL_PARKING", "05-05", "人行道违停"),
        new CameraFacts(
            cameraId,
            "中山东路一号",
            Optional.of("中山东路与彩虹北路口"),
            Optional.of("由西向东"),
            Optional.of("330212-0017"),
            ZoneId.of("Asia/Shanghai")),
        new ZoneFacts(
            "pavement",
            "人行道",
            NormalisedPolygon.of(.1, .5, .9, .5, .9, .9, .1, .9),
            Optional.of(PERMITTED_SECONDS),
            Optional.of("禁止停车标志 A-12")),
        7,
        new EpisodeFacts(START, START.plusSeconds(181), Optional.empty(), Optional.empty(), 181, 0),
        "car",
        List.of(new PlateFacts("浙B12345", 9, .97)),
        List.of(new Reason("dwellSeconds", PERMITTED_SECONDS, 181)),
        Optional.empty(),
        List.of(),
        Optional.of("nanodet_g_int8_512"));
  }

  /** The draft, its files kept in the archive. */
  public static BundleDraft kept(EvidenceArchive archive, String incidentId, String cameraId) {
    List<EvidenceFile> files = new ArrayList<>();
    for (int still = 1; still <= 3; still++) {
      byte[] frame = "frame %s %d".formatted(incidentId, still).getBytes(UTF_8);
      Instant capturedAt = START.plusSeconds(91L * (still - 1));
      EvidenceFile original =
          kept(archive, "original-%d.jpg".formatted(still), FileRole.ORIGINAL, frame, capturedAt)
              .withFrame(new FrameReference(0, still));
      files.add(original);
      files.add(
          kept(
                  archive,
                  "still-%d.jpg".formatted(still),
                  FileRole.STILL,
                  "still %s %d".formatted(incidentId, still).getBytes(UTF_8),
                  capturedAt)
              .withOriginal(original.sha256())
              .withSubject(new NormalisedBox(.4, .4, .6, .6))
              .withMoment("BETWEEN"));
    }
    return new BundleDraft(
        facts(incidentId, cameraId),
        1,
        files,
        List.of(new MissingPart("clip", "the camera's spool was away")));
  }

  private static EvidenceFile kept(
      EvidenceArchive archive, String name, FileRole role, byte[] bytes, Instant capturedAt) {
    Sha256 hash = archive.keep(Content.of(bytes));
    return EvidenceFile.of(name, role, "image/jpeg", bytes.length, hash, capturedAt);
  }
}
