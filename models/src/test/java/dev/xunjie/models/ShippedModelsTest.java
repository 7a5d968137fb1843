package dev.xunjie.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShippedModelsTest {
  private static final String SHIPPED = "nanodet_g_int8_512";

  @TempDir Path temporary;

  @Test
  void describesWhatTheDetectorFeedsAndReads() {
    ModelEntry entry = ModelStore.shipped(temporary).manifest().find(SHIPPED).orElseThrow();

    assertThat(entry.decoder()).isEqualTo("nanodet");
    assertThat(entry.input().letterbox()).isEqualTo(ModelEntry.Letterbox.ASPECT);
    assertThat(entry.input().width()).isEqualTo(672);
    assertThat(entry.input().height()).isEqualTo(512);
    assertThat(entry.input().channelOrder()).isEqualTo(ModelEntry.ChannelOrder.BGR);
    assertThat(entry.input().mean()).containsExactly(103.53, 116.28, 123.675);
    assertThat(entry.input().std()).containsExactly(57.375, 57.12, 58.395);
    assertThat(entry.output().strides()).containsExactly(8, 16, 32);
    assertThat(entry.output().distributionBins()).isEqualTo(11);
    assertThat(entry.output().centreOffset()).isEqualTo(0.5);
    assertThat(entry.classes()).hasSize(80).doesNotHaveDuplicates();
    assertThat(entry.classes().get(0)).isEqualTo("person");
    assertThat(entry.classes().get(2)).isEqualTo("car");
    assertThat(entry.classes().get(5)).isEqualTo("bus");
    assertThat(entry.classes().get(7)).isEqualTo("truck");
    assertThat(entry.classes().get(79)).isEqualTo("toothbrush");
    assertThat(entry.licence()).isEqualTo("Apache-2.0");
  }

  @Test
  void unpacksEveryModelAndChecksIt() {
    ModelStore store = ModelStore.shipped(temporary.resolve("not/yet/there"));

    for (String id : store.manifest().ids()) {
      ModelFile file = store.load(id);

      assertThat(file.path()).isRegularFile().hasSize(file.entry().bytes());
      assertThat(file.path().getParent()).hasFileName(file.entry().sha256());
    }
  }

  @Test
  void unpacksOnceAndThenUsesWhatIsThere() throws IOException {
    Path first = ModelStore.shipped(temporary).load(SHIPPED).path();
    Object unpackedAs = Files.readAttributes(first, "*").get("fileKey");

    Path second = ModelStore.shipped(temporary).load(SHIPPED).path();

    assertThat(second).isEqualTo(first);
    assertThat(Files.readAttributes(second, "*").get("fileKey")).isEqualTo(unpackedAs);
  }

  @Test
  void unpacksAgainWhenTheUnpackedFileWasAltered() throws IOException {
    ModelFile file = ModelStore.shipped(temporary).load(SHIPPED);
    byte[] whole = Files.readAllBytes(file.path());
    byte[] altered = whole.clone();
    altered[altered.length / 2] ^= 1;
    Files.write(file.path(), altered);

    ModelStore.shipped(temporary).load(SHIPPED);

    assertThat(file.path()).hasBinaryContent(whole);
  }

  @Test
  void isUnpackedByManyAtOnceWithoutAnyoneSeeingAPart() throws Exception {
    ExecutorService processes = Executors.newFixedThreadPool(4);
    try {
      List<Future<ModelFile>> loads =
          IntStream.range(0, 12)
              .mapToObj(each -> processes.submit(() -> ModelStore.shipped(temporary).load(SHIPPED)))
              .toList();
      for (Future<ModelFile> load : loads) {
        ModelCheck.file(load.get().entry(), load.get().path());
      }
      Path folder = loads.get(0).get().path().getParent();
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).hasSize(1);
      }
    } finally {
      processes.shutdownNow();
    }
  }

  @Test
  void saysWhereItCouldNotUnpackAndWhichSettingHelps() throws IOException {
    Path occupied = Files.writeString(temporary.resolve("occupied"), "a file, not a folder");

    assertThatExceptionOfType(ModelUnfitException.class)
        .isThrownBy(() -> ModelStore.shipped(occupied).load(SHIPPED))
        .withMessageContainingAll(SHIPPED, occupied.toString(), "XUNJIE_MODEL_CACHE");
  }

  @Test
  void listsTheKnownIdsWhenAskedForAnother() {
    assertThatExceptionOfType(ModelUnfitException.class)
        .isThrownBy(() -> ModelStore.shipped(temporary).load("yolo_of_our_city"))
        .withMessageContainingAll("yolo_of_our_city", SHIPPED);
  }
}
