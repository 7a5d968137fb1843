package dev.xunjie.standalone.training;

import dev.xunjie.detector.appearance.HeadFigures;
import dev.xunjie.standalone.evaluation.appearance.AnswerScores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Judges each example by a head that has seen neither it nor another of its picture. */
final class CrossValidation {
  private static final long SEED = 20260301;

  private CrossValidation() {}

  static HeadFigures figures(List<Example> examples, int folds) {
    Map<String, Integer> foldOfGroup = foldOfGroup(examples, folds);
    AnswerScores scores = new AnswerScores();
    for (int fold = 0; fold < folds; fold++) {
      List<Example> training = new ArrayList<>();
      List<Example> held = new ArrayList<>();
      for (Example example : examples) {
        (foldOfGroup.get(example.group()) == fold ? held : training).add(example);
      }
      if (held.isEmpty() || training.isEmpty()) {
        continue;
      }
      LogisticHead head = LogisticHead.train(training);
      held.forEach(example -> scores.add(example.truth(), head.probability(example.plain())));
    }
    return scores.figures();
  }

  /**
   * Pictures that show a yes and those that don't are dealt out in turn, so that folds are alike.
   */
  private static Map<String, Integer> foldOfGroup(List<Example> examples, int folds) {
    Map<String, Double> truthOfGroup = new LinkedHashMap<>();
    for (Example example : examples) {
      truthOfGroup.merge(example.group(), example.truth(), Math::max);
    }
    List<String> groups = new ArrayList<>(truthOfGroup.keySet());
    Collections.shuffle(groups, new Random(SEED));
    groups.sort((a, b) -> Double.compare(truthOfGroup.get(a), truthOfGroup.get(b)));
    Map<String, Integer> foldOfGroup = new LinkedHashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      foldOfGroup.put(groups.get(i), i % folds);
    }
    return foldOfGroup;
  }
}
