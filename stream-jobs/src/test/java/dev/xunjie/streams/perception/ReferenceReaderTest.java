package dev.xunjie.streams.perception;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.streams.message.Messages;
import java.util.HexFormat;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.types.Either;
import org.junit.jupiter.api.Test;

final class ReferenceReaderTest {
  /** A PNG of one grey pixel. */
  private static final byte[] PICTURE =
      HexFormat.of()
          .parseHex(
              "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
                  + "3a7e9b550000000a49444154789c6368000000820081"
                  + "77cd72b60000000049454e44ae426082");

  @Test
  void readsAPictureAndItsRemoval() {
    try (BgrImage picture = BgrImage.decode(PICTURE)) {
      assertThat(picture.widthPixels()).isOne();
    }
    ReferenceChange change = received("cam-1/shop/clean.jpg", PICTURE).left();
    assertThat(change.key().text()).isEqualTo("cam-1/shop/clean.jpg");
    assertThat(change.jpeg()).isEqualTo(PICTURE);
    assertThat(received("cam-1/shop/clean.jpg", null).left().jpeg()).isEmpty();
  }

  @Test
  void refusesWhatIsNoPictureOrHasNoUsableKey() {
    assertThat(reasonOf(received("cam-1/shop/clean.jpg", "text".getBytes(UTF_8))))
        .contains("no picture");
    assertThat(reasonOf(received("cam-1", PICTURE))).contains("camera/zone/picture");
    assertThat(reasonOf(received(null, PICTURE))).contains("no key");
  }

  @Test
  void travelsAsFieldsAndBytes() {
    assertThat(TypeInformation.of(ReferenceChange.class)).isInstanceOf(PojoTypeInfo.class);
  }

  private static Either<ReferenceChange, DeadLetter> received(String key, byte[] value) {
    return Messages.received(
        new ReferenceReader(),
        TypeInformation.of(ReferenceChange.class),
        Messages.of("references", key, value));
  }

  private static String reasonOf(Either<?, DeadLetter> received) {
    return received.right().reason();
  }
}
