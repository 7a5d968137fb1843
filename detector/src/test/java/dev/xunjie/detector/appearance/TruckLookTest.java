package dev.xunjie.detector.appearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.detector.TestPictures;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruckLookTest {
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
}
