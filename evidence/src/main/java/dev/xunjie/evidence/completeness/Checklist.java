package dev.xunjie.evidence.completeness;

import dev.xunjie.evidence.completeness.Requirement.CameraFact;
import dev.xunjie.evidence.completeness.Requirement.Clip;
import dev.xunjie.evidence.completeness.Requirement.LegiblePlate;
import dev.xunjie.evidence.completeness.Requirement.NamedSubject;
import dev.xunjie.evidence.completeness.Requirement.Stills;
import dev.xunjie.evidence.completeness.Requirement.StillsApart;
import dev.xunjie.evidence.manifest.Completeness;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.IncidentFacts;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the evidence of an offence must have. The lists follow the practice that cities publish for
 * non-site evidence; the law asks that records be true, clear, complete and accurate (行政处罚法 41).
 *
 * @param requirements each counts the same
 */
public record Checklist(List<Requirement> requirements) {
  /** What every overlay shows beside the time. */
  private static final List<Requirement> DEVICE =
      List.of(CameraFact.PLACE, CameraFact.DIRECTION, CameraFact.DEVICE_NUMBER);

  /** Asked of offences that have no list of their own. */
  private static final Checklist ANY_OFFENCE = with(new Stills(1, "a whole scene"));

  private static final Map<String, Checklist> BY_OFFENCE =
      Map.of(
          "ILLEGAL_PARKING",
          with(
              new Stills(3, "three whole scenes of the vehicle at rest"),
              new StillsApart(),
              new LegiblePlate(),
              new Clip()),
          "OUT_OF_STORE",
          with(
              new Stills(2, "two whole scenes with the goods outside"),
              new StillsApart(),
              new NamedSubject(),
              new Clip()),
          "DIRTY_TRUCK",
          with(new Stills(2, "two whole scenes of the pass"), new LegiblePlate(), new Clip()),
          "ILLEGAL_AD",
          with(
              new Stills(2, "two whole scenes with the board"),
              new StillsApart(),
              new NamedSubject()));

  public Checklist {
    requirements = List.copyOf(requirements);
  }

  /** The offence's list, by its id; a short one for an offence that has none. */
  public static Checklist of(String offenceId) {
    return BY_OFFENCE.getOrDefault(offenceId, ANY_OFFENCE);
  }

  /** Holds what is there against the list. */
  public Completeness check(IncidentFacts incident, List<EvidenceFile> files) {
    List<Completeness.Answer> answers =
        requirements.stream().map(asked -> answer(asked, incident, files)).toList();
    double met = answers.stream().filter(Completeness.Answer::met).count();
    return new Completeness(met / answers.size(), answers);
  }

  private static Completeness.Answer answer(
      Requirement asked, IncidentFacts incident, List<EvidenceFile> files) {
    return new Completeness.Answer(asked.id(), asked.text(), asked.isMet(incident, files));
  }

  private static Checklist with(Requirement... own) {
    return new Checklist(Stream.concat(Stream.of(own), DEVICE.stream()).toList());
  }
}
