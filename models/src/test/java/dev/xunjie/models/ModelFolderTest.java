package dev.xunjie.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelFolderTest {
  @TempDir Path temporary;

  @Test
  void loadsACitysOwnModelFromItsPlace() throws Exception {
    Path folder = CityModel.folder(temporary, CityModel.torchScript());

    ModelFile file = ModelStore.directory(folder).load("ours");

    assertThat(file.path()).isEqualTo(folder.resolve("ours.pt"));
    assertThat(file.entry().classes()).containsExactly("car", "渣土车");
  }

  @Test
  void mayHaveChineseCharactersInItsName() throws Exception {
    Path chinese = pathOrSkip("城管模型");

    ModelFile file =
        ModelStore.directory(CityModel.folder(chinese, CityModel.torchScript())).load("ours");

    assertThat(file.path()).isRegularFile();
  }

  @Test
  void mustHoldAManifest() {
    assertThatExceptionOfType(ModelUnfitException.class)
        .isThrownBy(() -> ModelStore.directory(temporary))
        .withMessageContainingAll(temporary.resolve("manifest.json").toString(), "is missing");
  }

  @Test
  void listsTheKnownIdsWhenAskedForAnother() throws Exception {
    Path folder = CityModel.folder(temporary, CityModel.torchScript());

    assertThatExceptionOfType(ModelUnfitException.class)
        .isThrownBy(() -> ModelStore.directory(folder).load("theirs"))
        .withMessageContainingAll("theirs", "it has: ours", folder.toString());
  }

  @Test
  void refusesAMissingFile() throws Exception {
    Path folder = CityModel.folder(temporary, CityModel.torchScript());
    Files.delete(folder.resolve("ours.pt"));

    assertThatExceptionOfType(ModelUnfitException.class)
        .isThrownBy(() -> ModelStore.directory(folder).load("ours"))
        .withMessageContainingAll("ours.pt", "is missing");
  }

  @Test
  void refusesAFileThatWasCopiedInPart() throws Exception {
    byte[] whole = CityModel.torchScript();
    Path folder = CityModel.folder(temporary, whole);
    Files.write(folder.resolve("ours.pt"), Arrays.copyOf(whole, 100));

    assertThatExceptionOfType(ModelUnfitException.class)
        .isThrownBy(() -> ModelStore.directory(folder).load("ours"))
        .withMessageContaining("bytes expected %d, actual 100", whole.length);
  }

  @Test
  void refusesAnAlteredFileAndShowsBothSums() throws Exception {
    byte[] whole = CityModel.torchScript();
    Path folder = CityModel.folder(temporary, whole);
    byte[] altered = whole.clone();
    altered[altered.length / 2] ^= 1;
    Files.write(folder.resolve("ours.pt"), altered);

    assertThatExceptionOfType(ModelUnfitException.class)
        .isThrownBy(() -> ModelStore.directory(folder).load("ours"))
        .withMessageContainingAll(
            "ours.pt",
            "sha256 expected " + CityModel.sha256(whole),
            "actual " + CityModel.sha256(altered));
  }

  @Test
  void refusesWhatIsNoArchive() throws Exception {
    Path folder = CityModel.folder(temporary, "an HTML page that says: not found".getBytes(UTF_8));

    assertThatExceptionOfType(ModelUnfitException.class)
        .isThrownBy(() -> ModelStore.directory(folder).load("ours"))
        .withMessageContainingAll("not TorchScript", "isn't a zip archive", "torch.jit.save");
  }

  @Test
  void refusesWeightsWithoutAProgram() throws Exception {
    Path folder = CityModel.folder(temporary, CityModel.archive("ours/data.pkl", "ours/data/0"));

    assertThatExceptionOfType(ModelUnfitException.class)
        .isThrownBy(() -> ModelStore.directory(folder).load("ours"))
        .withMessageContainingAll("not TorchScript", "weights without a program");
  }

  @Test
  void refusesSomeOtherArchive() throws Exception {
    Path folder = CityModel.folder(temporary, CityModel.archive("META-INF/MANIFEST.MF"));

    assertThatExceptionOfType(ModelUnfitException.class)
        .isThrownBy(() -> ModelStore.directory(folder).load("ours"))
        .withMessageContainingAll("not TorchScript", "some other archive");
  }

  /** Under LANG=C Java can't form every path: a limit of the machine, not of the store. */
  private Path pathOrSkip(String name) throws IOException {
    try {
      return Files.createDirectories(temporary.resolve(name));
    } catch (InvalidPathException unformable) {
      assumeTrue(false, "this Java's file names are " + System.getProperty("sun.jnu.encoding"));
      throw unformable;
    }
  }
}
