package dev.xunjie.rules.dirtytruck;

import dev.xunjie.contracts.appearance.AppearanceAnswer;
import dev.xunjie.contracts.appearance.TruckGlimpse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the views of one pass say together to one question: the median of their probabilities, each
 * view weighing what it is worth, so that one odd look decides nothing.
 *
 * @param probability the median, 0 to 1
 * @param proven whether every head that answered was proven
 * @param looks how many views answered, 1 or more
 */
record Vote(double probability, boolean proven, int looks) {
  private record Ballot(double probability, double weight) {}

  /** The vote, if any view answers the question. */
  static Optional<Vote> of(
      List<TruckView> views, Function<TruckGlimpse, Optional<AppearanceAnswer>> question) {
    List<Ballot> ballots = new ArrayList<>();
    boolean proven = true;
    for (TruckView view : views) {
      Optional<AppearanceAnswer> answer = question.apply(view.glimpse());
      if (answer.isPresent()) {
        ballots.add(new Ballot(answer.get().probability(), view.worth()));
        proven &= answer.get().proven();
      }
    }
    return ballots.isEmpty()
        ? Optional.empty()
        : Optional.of(new Vote(median(ballots), proven, ballots.size()));
  }

  /** Of two halves that weigh alike the lower one's: doubt speaks for the party. */
  private static double median(List<Ballot> ballots) {
    double half = ballots.stream().mapToDouble(Ballot::weight).sum() / 2;
    ballots.sort(Comparator.comparing(Ballot::probability));
    double below = 0;
    for (Ballot ballot : ballots) {
      below += ballot.weight();
      if (below >= half) {
        return ballot.probability();
      }
    }
    return ballots.get(ballots.size() - 1).probability();
  }
}
