package dev.xunjie.detector.appearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.contracts.appearance.AppearanceVote;
import dev.xunjie.contracts.appearance.AppearanceVote.Verdict;
import dev.xunjie.contracts.appearance.TruckAppearance;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.detector.TestPictures;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AppearanceVotesTest {
  private static final HeadFigures FIGURES =
      new HeadFigures(30, 30, .9, .5, .9, .8, .97, .95, .9, .99);

  @Test
  void takesTheMedianSoThatOneOddLookDecidesNothing() {
    TruckAppearance appearance = votes(true, .9, .95, .1);

    assertThat(appearance.loadUncovered()).contains(new AppearanceVote(.9, Verdict.YES, 3));
    assertThat(appearance.truck()).isEmpty();
    assertThat(appearance.headVersion()).isEqualTo("test-1");
  }

  @Test
  void isUncertainBetweenYesAndNo() {
    assertThat(votes(true, .7).loadUncovered().orElseThrow().verdict())
        .isEqualTo(Verdict.UNCERTAIN);
    assertThat(votes(true, .1, .3).loadUncovered().orElseThrow().verdict()).isEqualTo(Verdict.NO);
  }

  @Test
  void decidesNothingByAnUnprovenHead() {
    assertThat(votes(false, .99, .99).loadUncovered())
        .contains(new AppearanceVote(.99, Verdict.UNCERTAIN, 2));
  }

  @Test
  void looksWithTheShippedHead() {
    TruckHead head = TruckHead.shipped();
    try (FeatureNetwork network = FeatureNetwork.shipped();
        BgrImage street = BgrImage.decode(TestPictures.street())) {
      TruckLook look = TruckLook.at(street, new NormalisedBox(.83, .14, .92, .22), network, head);

      assertThat(look.probabilities()).hasSameSizeAs(head.questions());
      assertThat(look.probabilities().values())
          .allSatisfy(probability -> assertThat(probability).isBetween(0.0, 1.0));
    }
  }

  @Test
  void refusesAHeadOfAnotherBackboneOrFormat() {
    TruckHead other = new TruckHead(TruckHead.FORMAT, "x", "resnet", "0", List.of());
    try (FeatureNetwork network = FeatureNetwork.shipped();
        BgrImage street = BgrImage.decode(TestPictures.street())) {
      assertThatThrownBy(
              () -> TruckLook.at(street, new NormalisedBox(.8, .1, .9, .2), network, other))
          .hasMessageContaining("trained on backbone resnet");
    }
    byte[] later =
        ContractJson.toLine(other)
            .replace("\"format\":1", "\"format\":2")
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ContractJson.fromBytes(later, TruckHead.class))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("has format 2");
  }

  private static TruckAppearance votes(boolean proven, double... probabilities) {
    TrainedQuestion load =
        new TrainedQuestion(AppearanceQuestion.LOAD_UNCOVERED, proven, List.of(1.0), 0, FIGURES);
    TruckHead head = new TruckHead(TruckHead.FORMAT, "test-1", "backbone", "0", List.of(load));
    return AppearanceVotes.over(
        DoubleStream.of(probabilities)
            .mapToObj(each -> new TruckLook(Map.of(AppearanceQuestion.LOAD_UNCOVERED, each)))
            .toList(),
        head);
  }
}
