package dev.xunjie.detector.appearance;

import dev.xunjie.contracts.appearance.AppearanceAnswer;
import dev.xunjie.contracts.appearance.TruckGlimpse;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.PixelBox;
import dev.xunjie.models.ModelStore;
import java.util.Optional;

/**
 * Tells how a vehicle looks: a backbone and a head trained on it. One thread at a time. Must be
 * closed.
 */
public final class AppearanceReader implements AutoCloseable {
  private final FeatureNetwork network;
  private final TruckHead head;

  /**
   * @param network the backbone that the head was trained on; closed with this one
   */
  public AppearanceReader(FeatureNetwork network, TruckHead head) {
    this.network = network;
    this.head = head;
  }

  /** With the backbone that ships and the head of this installation. */
  public static AppearanceReader open(ModelStore models) {
    return new AppearanceReader(
        FeatureNetwork.open(models, FeatureNetwork.SHIPPED), TruckHead.installed());
  }

  /** What this picture says of a vehicle in it. */
  public TruckGlimpse read(BgrImage picture, NormalisedBox vehicle) {
    TruckLook look = TruckLook.at(picture, vehicle, network, head);
    PixelBox pixels = PixelBox.covering(vehicle, picture.widthPixels(), picture.heightPixels());
    return new TruckGlimpse(
        answer(AppearanceQuestion.TRUCK, look),
        answer(AppearanceQuestion.LOAD_UNCOVERED, look),
        answer(AppearanceQuestion.BODY_DIRTY, look),
        pixels.width(),
        pixels.height(),
        Sharpness.of(picture, vehicle),
        head.version());
  }

  @Override
  public void close() {
    network.close();
  }

  private Optional<AppearanceAnswer> answer(AppearanceQuestion question, TruckLook look) {
    return head.find(question)
        .map(trained -> new AppearanceAnswer(look.probabilities().get(question), trained.proven()));
  }
}
