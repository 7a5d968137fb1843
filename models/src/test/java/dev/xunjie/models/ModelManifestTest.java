package dev.xunjie.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelManifestTest {
  @TempDir Path temporary;

  /** Each row: what stands in a good manifest, what stands there instead, what is then said. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"mean\": [103.53, 116.28, 123.675] | \"mean\": [103.53, 116.28] | models[0].input: mean is",
        "\"std\": [57.375, 57.12, 58.395]    | \"std\": [57.375, 0, 58.395] | models[0].input: std is",
        "\"width\": 512                      | \"width\": 0              | width is 0",
        "\"height\": 512                     | \"height\": -1            | height is -1",
        "\"width\": 512                      | \"width\": 500            | output.strides is 8",
        "\"TOP_LEFT\"                        | \"MIDDLE\"                | letterbox",
        "\"TOP_LEFT\"                        | \"MIDDLE\"                | TOP_LEFT",
        "\"BGR\"                             | \"YUV\"                   | channelOrder",
        "\"NCHW\"                            | \"NCWH\"                  | layout",
        "\"padValue\": 0                     | \"padValue\": 256         | padValue is 256",
        "[\"car\", \"渣土车\"]                | []                        | classes is []",
        "[\"car\", \"渣土车\"]                | [\"car\", null]           | classes",
        "[8, 16, 32]                         | [0]                       | models[0].output: strides is [0]",
        "\"distributionBins\": 11            | \"distributionBins\": 0   | distributionBins is 0",
        "\"distributionBins\": 11,           | ``                        | models[0].output.distributionBins: is missing",
        "\"centreOffset\": 0.5               | \"centreOffset\": 2       | centreOffset is 2.0",
        "\"file\": \"ours.pt\"               | \"file\": \"../ours.pt\"  | file is ../ours.pt",
        "\"id\": \"ours\"                    | \"id\": \"our model\"     | id is our model",
        "\"id\": \"ours\",                   | ``                        | models[0].id: is missing",
        "\"licence\": \"Apache-2.0\"         | \"licence\": null         | licence",
        "\"sha256\": \"                      | \"sha256\": \"XYZ         | sha256 is XYZ",
      })
  void isRefusedWithTheNameOfTheField(String good, String bad, String said) throws Exception {
    Path folder = CityModel.folder(temporary, CityModel.torchScript());
    Path manifest = folder.resolve("manifest.json");
    String json = Files.readString(manifest);
    assertThat(json).contains(good);
    Files.writeString(manifest, json.replace(good, bad));

    assertThatExceptionOfType(ModelUnfitException.class)
        .isThrownBy(() -> ModelStore.directory(folder))
        .withMessageContainingAll(manifest.toString(), said, "Correct the manifest");
  }

  @ParameterizedTest
  @CsvSource({"{", "null", "[]", "'{\"models\": []}'", "'{\"models\": null}'"})
  void isRefusedWhenItListsNothing(String json) throws Exception {
    Path manifest = Files.writeString(temporary.resolve("manifest.json"), json);

    assertThatExceptionOfType(ModelUnfitException.class)
        .isThrownBy(() -> ModelStore.directory(temporary))
        .withMessageContaining(manifest.toString());
  }

  @Test
  void isRefusedWhenAnIdOccursTwice() throws Exception {
    Path folder = CityModel.folder(temporary, CityModel.torchScript());
    Path manifest = folder.resolve("manifest.json");
    String json = Files.readString(manifest);
    String entry = json.substring(json.indexOf('[') + 1, json.lastIndexOf(']'));
    Files.writeString(manifest, "{\"models\": [" + entry + "," + entry + "]}");

    assertThatExceptionOfType(ModelUnfitException.class)
        .isThrownBy(() -> ModelStore.directory(folder))
        .withMessageContaining("id \"ours\" occurs twice");
  }

  @Test
  void mayHaveACoarseGridThatReachesBeyondTheInputUnlessTheInputFollowsThePicture()
      throws Exception {
    Path folder = CityModel.folder(temporary, CityModel.torchScript());
    Path manifest = folder.resolve("manifest.json");
    String beyond =
        Files.readString(manifest).replace("[8, 16, 32]", "[8, 16, 32, 64]").replace("512", "416");
    Files.writeString(manifest, beyond);

    assertThat(ModelStore.directory(folder).manifest().ids()).containsExactly("ours");

    Files.writeString(manifest, beyond.replace("TOP_LEFT", "ASPECT"));
    assertThatExceptionOfType(ModelUnfitException.class)
        .isThrownBy(() -> ModelStore.directory(folder))
        .withMessageContaining("output.strides is 64");
  }

  @Test
  void mustNameStridesWhereTheInputFollowsThePicture() throws Exception {
    Path folder = CityModel.folder(temporary, CityModel.torchScript());
    Path manifest = folder.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest).replace("[8, 16, 32]", "[]").replace("TOP_LEFT", "ASPECT"));

    assertThatExceptionOfType(ModelUnfitException.class)
        .isThrownBy(() -> ModelStore.directory(folder))
        .withMessageContainingAll("output.strides", "letterbox is ASPECT");
  }

  @Test
  void mayHaveFieldsOfALaterVersion() throws Exception {
    Path folder = CityModel.folder(temporary, CityModel.torchScript());
    Path manifest = folder.resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"id\"", "\"colour\": 1, \"id\""));

    assertThat(ModelStore.directory(folder).manifest().ids()).containsExactly("ours");
  }
}
