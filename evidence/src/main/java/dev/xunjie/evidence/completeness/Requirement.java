package dev.xunjie.evidence.completeness;

import dev.xunjie.contracts.incident.PlateCandidate;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.FileRole;
import dev.xunjie.evidence.manifest.IncidentFacts;
import dev.xunjie.evidence.manifest.PlateFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Something that the evidence of an offence must have. */
public sealed interface Requirement {
  /** A still of this moment shows the place after the subject has gone. */
  String WITHOUT_SUBJECT = Still.Moment.CLEARED.name();

  /** Stable name, as in {@code stills-apart}. */
  String id();

  /** What is asked for, for people. */
  String text();

  /** Whether the bundle has it. */
  boolean isMet(IncidentFacts incident, List<EvidenceFile> files);

  /**
   * Whole scenes with their overlay, which show the subject.
   *
   * @param count how many of different times, at least
   * @param text for people
   */
  record Stills(int count, String text) implements Requirement {
    @Override
    public String id() {
      return "stills";
    }

    @Override
    public boolean isMet(IncidentFacts incident, List<EvidenceFile> files) {
      return stills(files).map(EvidenceFile::capturedAt).distinct().count() >= count;
    }
  }

  /** Two stills within the episode, at least as far apart as the zone permits. */
  record StillsApart() implements Requirement {
    @Override
    public String id() {
      return "stills-apart";
    }

    @Override
    public String text() {
      return "two stills at rest, at least the zone's permitted time apart";
    }

    @Override
    public boolean isMet(IncidentFacts incident, List<EvidenceFile> files) {
      List<Instant> times =
          stills(files)
              .map(EvidenceFile::capturedAt)
              .filter(time -> !time.isBefore(incident.episode().startedAt()))
              .sorted()
              .toList();
      return times.size() >= 2
          && incident
              .zone()
              .permittedSeconds()
              .filter(permitted -> seconds(times.get(0), times.get(times.size() - 1)) >= permitted)
              .isPresent();
    }

    private static double seconds(Instant from, Instant to) {
      return Duration.between(from, to).toMillis() / 1000.0;
    }
  }

  /** A plate that was read, and the close-up in which a person can read it. */
  record LegiblePlate() implements Requirement {
    @Override
    public String id() {
      return "plate";
    }

    @Override
    public String text() {
      return "a plate on which readings agree, with its close-up";
    }

    @Override
    public boolean isMet(IncidentFacts incident, List<EvidenceFile> files) {
      List<PlateFacts> plates = incident.plates();
      return !plates.isEmpty()
          && plates.get(0).votes() >= PlateCandidate.READINGS_THAT_AGREE
          && (plates.size() == 1 || plates.get(0).votes() > plates.get(1).votes())
          && has(files, FileRole.PLATE_CLOSE_UP);
    }
  }

  /** A video of the incident. */
  record Clip() implements Requirement {
    @Override
    public String id() {
      return "clip";
    }

    @Override
    public String text() {
      return "a clip";
    }

    @Override
    public boolean isMet(IncidentFacts incident, List<EvidenceFile> files) {
      return has(files, FileRole.CLIP);
    }
  }

  /** A fact of the camera that every overlay must show. */
  enum CameraFact implements Requirement {
    PLACE("place", "the camera's place"),
    DIRECTION("direction", "the camera's direction"),
    DEVICE_NUMBER("device-number", "the camera's device number");

    private final String id;
    private final String text;

    CameraFact(String id, String text) {
      this.id = id;
      this.text = text;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String text() {
      return text;
    }

    @Override
    public boolean isMet(IncidentFacts incident, List<EvidenceFile> files) {
      return switch (this) {
        case PLACE -> incident.camera().place().isPresent();
        case DIRECTION -> incident.camera().direction().isPresent();
        case DEVICE_NUMBER -> incident.camera().deviceNumber().isPresent();
      };
    }
  }

  /** The subject has a name, so that the case says what stood there. */
  record NamedSubject() implements Requirement {
    @Override
    public String id() {
      return "named-subject";
    }

    @Override
    public String text() {
      return "what stands there, by name";
    }

    @Override
    public boolean isMet(IncidentFacts incident, List<EvidenceFile> files) {
      return !incident.label().isBlank();
    }
  }

  private static Stream<EvidenceFile> stills(List<EvidenceFile> files) {
    return files.stream()
        .filter(file -> file.role() == FileRole.STILL)
        .filter(file -> file.moment().filter(WITHOUT_SUBJECT::equals).isEmpty());
  }

  private static boolean has(List<EvidenceFile> files, FileRole role) {
    return files.stream().anyMatch(file -> file.role() == role);
  }
}
