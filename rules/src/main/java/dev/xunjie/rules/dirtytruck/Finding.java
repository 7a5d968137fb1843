package dev.xunjie.rules.dirtytruck;

import dev.xunjie.contracts.appearance.TruckGlimpse;
import dev.xunjie.contracts.incident.LeadReason;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.contracts.policy.TruckZone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a pass comes to when it is over and something is to be announced.
 *
 * <p>Reasons name what was asked: {@code uncoveredProbability} and {@code dirtyProbability} where a
 * proven head answers (established where the value reaches the threshold), {@code
 * unprovenUncoveredProbability} and {@code unprovenDirtyProbability} where not. Then {@code
 * truckProbability}, {@code looks} and {@code meanScore}.
 *
 * @param reasons thresholds against values, what establishes the finding first
 * @param lead why it is a lead and no case, if it is
 */
record Finding(List<Reason> reasons, Optional<LeadReason> lead) {
  Finding {
    reasons = List.copyOf(reasons);
  }

  /** Judges a pass; empty where nothing is to be announced. */
  static Optional<Finding> of(TruckPass pass) {
    TruckZone zone = pass.terms().zone();
    double truck = truckProbability(pass);
    boolean isJudged =
        pass.views().size() >= zone.looksNeeded()
            && pass.sightings().meanScore() >= zone.leastScore()
            && truck >= zone.truckFrom();
    if (!isJudged || pass.isExempt()) {
      return Optional.empty();
    }
    List<Answered> answers = new ArrayList<>();
    Vote.of(pass.views(), TruckGlimpse::loadUncovered)
        .ifPresent(vote -> answers.add(new Answered("uncovered", zone.uncoveredFrom(), vote)));
    Vote.of(pass.views(), TruckGlimpse::bodyDirty)
        .ifPresent(vote -> answers.add(new Answered("dirty", zone.dirtyFrom(), vote)));
    answers.removeIf(answer -> answer.vote().looks() < zone.looksNeeded());
    answers.sort(Comparator.comparing(answer -> !answer.isEstablished()));
    List<Reason> reasons = new ArrayList<>(answers.stream().map(Answered::reason).toList());
    reasons.add(new Reason("truckProbability", zone.truckFrom(), truck));
    reasons.add(new Reason("looks", zone.looksNeeded(), pass.views().size()));
    reasons.add(new Reason("meanScore", zone.leastScore(), pass.sightings().meanScore()));
    if (answers.stream().anyMatch(Answered::isEstablished)) {
      return Optional.of(
          new Finding(
              reasons,
              pass.plate().isPresent()
                  ? Optional.empty()
                  : Optional.of(LeadReason.NO_READABLE_PLATE)));
    }
    return zone.announcesUnproven() && answers.stream().anyMatch(Answered::isYes)
        ? Optional.of(new Finding(reasons, Optional.of(LeadReason.UNPROVEN_LOOK)))
        : Optional.empty();
  }

  /** Either of what the detector calls it and of what its looks say can save the other's error. */
  private static double truckProbability(TruckPass pass) {
    double called = pass.sightings().shareOf(ObjectKind.TRUCK);
    return Vote.of(pass.views(), TruckGlimpse::truck)
        .filter(Vote::proven)
        .map(vote -> (called + vote.probability()) / 2)
        .orElse(called);
  }

  /** A question that was answered. */
  private record Answered(String name, double threshold, Vote vote) {
    boolean isYes() {
      return vote.probability() >= threshold;
    }

    boolean isEstablished() {
      return vote.proven() && isYes();
    }

    Reason reason() {
      String measure =
          vote.proven()
              ? name + "Probability"
              : "unproven"
                  + Character.toUpperCase(name.charAt(0))
                  + name.substring(1)
                  + "Probability";
      return new Reason(measure, threshold, vote.probability());
    }
  }
}
