package dev.xunjie.standalone.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;

/**
 * A logistic regression over standardised features, classes balanced by weight, with a quadratic
 * penalty; trained by DJL's automatic differentiation with Adam on the whole material at once. The
 * standardisation is folded into the weights.
 *
 * @param weights one for each raw feature
 * @param bias added to their sum
 */
record LogisticHead(double[] weights, double bias) {
  /** The loss is convex; by then it changes in the fourth digit only. */
  private static final int STEPS = 200;

  private static final float RATE = .01f;

  /** Strong, for there are more features than examples. */
  private static final float PENALTY = .02f;

  private static final double LEAST_DEVIATION = 1e-4;
  private static final float FIRST_MOMENT = .9f;
  private static final float SECOND_MOMENT = .999f;
  private static final float ADAM_EPSILON = 1e-8f;

  /** Trains on all looks of the examples. */
  static LogisticHead train(List<Example> examples) {
    List<float[]> looks = new ArrayList<>();
    List<Double> truths = new ArrayList<>();
    for (Example example : examples) {
      for (float[] look : example.looks()) {
        looks.add(look);
        truths.add(example.truth());
      }
    }
    int features = looks.get(0).length;
    double[] mean = new double[features];
    double[] deviation = new double[features];
    standardisation(looks, mean, deviation);
    float[] trained = descend(standardised(looks, mean, deviation), truths, features);
    double[] weights = new double[features];
    double bias = trained[features];
    for (int i = 0; i < features; i++) {
      weights[i] = trained[i] / deviation[i];
      bias -= weights[i] * mean[i];
    }
    return new LogisticHead(weights, bias);
  }

  /** Probability of yes, 0 to 1. */
  double probability(float[] features) {
    double sum = bias;
    for (int i = 0; i < features.length; i++) {
      sum += weights[i] * features[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  private static float[] descend(float[] rows, List<Double> truths, int features) {
    int count = truths.size();
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray input = manager.create(rows, new Shape(count, features + 1L));
      NDArray truth = manager.create(floats(truths), new Shape(count, 1));
      NDArray balance = manager.create(balance(truths), new Shape(count, 1));
      NDArray penalised = manager.ones(new Shape(features + 1L, 1));
      penalised.set(new NDIndex(features + ", 0"), 0);
      NDArray weights = manager.zeros(new Shape(features + 1L, 1));
      weights.setRequiresGradient(true);
      NDArray first = manager.zeros(weights.getShape());
      NDArray second = manager.zeros(weights.getShape());
      for (int step = 1; step <= STEPS; step++) {
        try (NDManager scope = manager.newSubManager()) {
          NDArray gradient = gradient(input, truth, balance, weights, penalised);
          gradient.attach(scope);
          first.muli(FIRST_MOMENT).addi(gradient.mul(1 - FIRST_MOMENT));
          second.muli(SECOND_MOMENT).addi(gradient.square().mul(1 - SECOND_MOMENT));
          double firstScale = 1 / (1 - Math.pow(FIRST_MOMENT, step));
          double secondScale = 1 / (1 - Math.pow(SECOND_MOMENT, step));
          NDArray change =
              first.mul(firstScale * RATE).div(second.mul(secondScale).sqrt().add(ADAM_EPSILON));
          weights.subi(change);
        }
      }
      return weights.toFloatArray();
    }
  }

  private static NDArray gradient(
      NDArray input, NDArray truth, NDArray balance, NDArray weights, NDArray penalised) {
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray sum = input.matMul(weights);
      NDArray softened = sum.abs().neg().exp().add(1).log();
      NDArray crossEntropy = sum.maximum(0).sub(sum.mul(truth)).add(softened);
      NDArray loss =
          crossEntropy
              .mul(balance)
              .mean()
              .add(weights.mul(penalised).square().sum().mul(PENALTY / 2));
      collector.backward(loss);
    }
    return weights.getGradient();
  }

  /** So that yes and no weigh alike in sum; what lies between weighs one. */
  private static float[] balance(List<Double> truths) {
    double yes = Math.max(1, truths.stream().filter(truth -> truth > .5).count());
    double no = Math.max(1, truths.stream().filter(truth -> truth < .5).count());
    float[] balance = new float[truths.size()];
    for (int i = 0; i < balance.length; i++) {
      double truth = truths.get(i);
      balance[i] = (float) (truth == .5 ? 1 : (yes + no) / 2 / (truth > .5 ? yes : no));
    }
    return balance;
  }

  private static void standardisation(List<float[]> looks, double[] mean, double[] deviation) {
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      double squares = 0;
      for (float[] look : looks) {
        sum += look[i];
        squares += (double) look[i] * look[i];
      }
      mean[i] = sum / looks.size();
      deviation[i] =
          Math.sqrt(Math.max(0, squares / looks.size() - mean[i] * mean[i])) + LEAST_DEVIATION;
    }
  }

  private static float[] standardised(List<float[]> looks, double[] mean, double[] deviation) {
    int features = mean.length;
    float[] rows = new float[looks.size() * (features + 1)];
    int next = 0;
    for (float[] look : looks) {
      for (int i = 0; i < features; i++) {
        rows[next++] = (float) ((look[i] - mean[i]) / deviation[i]);
      }
      rows[next++] = 1;
    }
    return rows;
  }

  private static float[] floats(List<Double> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }
}
