package dev.xunjie.standalone.evaluation.plates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlateMaterialTest {
  @TempDir Path folder;

  @Test
  void takesPlacesForPhotos() throws IOException {
    truth(
        "file\tplate\tcolour\tcx\tcy\twidth\theight\trotation_deg\n"
            + "a.jpg\t皖A87271\t蓝牌\t220\t207\t87\t26\t0\n"
            + "a.jpg\t苏OI2345\t黄牌\t20\t20\t8\t26\t-90\n",
        "a.jpg");

    PlateMaterial material = PlateMaterial.read(folder);

    assertThat(material.kind()).isEqualTo(PlateMaterial.Kind.PHOTOS);
    assertThat(material.pictures()).hasSize(1);
    assertThat(material.pictures().get(0).plates())
        .extracting(LabelledPlate::text)
        .containsExactly("皖A87271", "苏012345");
  }

  @Test
  void takesPicturesWithoutPlacesForCrops() throws IOException {
    truth("file\tplate\na.jpg\t皖A87271\n", "a.jpg");

    assertThat(PlateMaterial.read(folder).kind()).isEqualTo(PlateMaterial.Kind.CROPS);
  }

  @Test
  void saysWhatIsMissingAndWhere() throws IOException {
    assertRefused("PLATES.tsv is missing");
    truth("name\ttext\n", "a.jpg");
    assertRefused("\"file\" and \"plate\"");
    truth("file\tplate\nb.jpg\t皖A87271\n", "a.jpg");
    assertRefused("line 2", "b.jpg");
    truth(
        "file\tplate\tcx\tcy\twidth\theight\trotation_deg\na.jpg\t皖A87271\tx\t1\t1\t1\t1\n",
        "a.jpg");
    assertRefused("line 2", "\"cx\"", "not a number");
  }

  private void assertRefused(String... said) {
    assertThatExceptionOfType(UnusableMaterialException.class)
        .isThrownBy(() -> PlateMaterial.read(folder))
        .withMessageContainingAll(said);
  }

  private void truth(String lines, String picture) throws IOException {
    Files.writeString(folder.resolve(PlateMaterial.TRUTH), lines);
    Files.write(folder.resolve(picture), new byte[] {1});
  }
}
