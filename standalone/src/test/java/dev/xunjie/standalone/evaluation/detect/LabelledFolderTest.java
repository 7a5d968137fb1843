package dev.xunjie.standalone.evaluation.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledFolderTest {
  @TempDir private Path folder;

  @Test
  void readsLabelsBesideThePictures() throws IOException {
    write("street.jpg", "");
    write("street.txt", "2 0.5 0.5 0.2 0.4\n0 0.25 0.5 0.5 1\n");

    assertThat(read().pictures())
        .singleElement()
        .extracting(LabelledPicture::truth)
        .isEqualTo(
            List.of(
                new LabelledBox("vehicle", new NormalisedBox(.4, .3, .6, .7)),
                new LabelledBox("person", new NormalisedBox(0, 0, .5, 1))));
  }

  @Test
  void readsLabelsInTheFolderBesideThatOfThePictures() throws IOException {
    write("images/street.jpg", "");
    write("labels/street.txt", "2 0.5 0.5 0.2 0.4\n");

    assertThat(read().pictures().get(0).truth()).hasSize(1);
  }

  @Test
  void takesAPictureWithoutLabelsForEmptyWhereOthersHaveThem() throws IOException {
    write("day/a.jpg", "");
    write("day/a.txt", "2 0.5 0.5 0.2 0.4\n");
    write("day/b.jpg", "");
    write("night/c.jpg", "");

    LabelledFolder read = read();

    assertThat(read.pictures()).hasSize(2);
    assertThat(read.pictures().get(1).truth()).isEmpty();
    assertThat(read.leftOut()).containsExactly(folder.resolve("night"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "names: ['bike', bus, \"car\"]  # ours",
        "nc: 3\nnames:\n  - bike\n  - bus\n  - car\n",
        "path: .\nnames:\n  0: bike\n  1: bus\n  2: car\n"
      })
  void readsClassNamesOfADataYaml(String yaml) throws IOException {
    write("data.yaml", yaml);
    write("images/a.jpg", "");
    write("labels/a.txt", "1 0.5 0.5 0.2 0.4\n0 0.5 0.5 0.2 0.4");

    assertThat(read().pictures().get(0).truth())
        .extracting(LabelledBox::className)
        .containsExactly("vehicle", "bike");
  }

  @Test
  void readsClassNamesOfAManifestAbove() throws IOException {
    write(
        "MANIFEST.tsv",
        "file\tshows\tground_truth\nother/x.txt\tx\t0 cat 1 dog\nroad/images/a.jpg\troad camera (ATL-version-2 data.yaml)\tlabels/*.txt YOLO boxes: 0 bike 1 bus 2 car 3 truck\n");
    write("road/images/a.jpg", "");
    write("road/labels/a.txt", "3 0.5 0.5 0.2 0.4\n1 0.5 0.5 0.2 0.2");

    LabelledFolder read = LabelledFolder.read(folder.resolve("road"), Optional.empty());

    assertThat(read.pictures().get(0).truth())
        .extracting(LabelledBox::className)
        .containsOnly("vehicle");
    assertThat(read.classOrigins()).singleElement().asString().endsWith("MANIFEST.tsv");
  }

  @Test
  void prefersTheClassesThatAreGiven() throws IOException {
    write("classes.txt", "cat\ndog\n");
    write("mine.txt", "truck\n");
    write("a.jpg", "");
    write("a.txt", "0 0.5 0.5 0.2 0.4\n");

    assertThat(
            LabelledFolder.read(folder, Optional.of(folder.resolve("mine.txt")))
                .pictures()
                .get(0)
                .truth())
        .extracting(LabelledBox::className)
        .containsExactly("vehicle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2 0.5 0.5 0.2", "car 0.5 0.5 0.2 0.4", "80 0.5 0.5 0.2 0.4"})
  void saysWhichLabelIsMalformed(String label) throws IOException {
    write("a.jpg", "");
    write("a.txt", "2 0.5 0.5 0.2 0.4\n" + label);

    assertThatThrownBy(this::read)
        .isInstanceOf(UnusableMaterialException.class)
        .hasMessageContainingAll("a.txt, line 2", label);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    write("a.jpg", "");

    assertThatThrownBy(this::read)
        .isInstanceOf(UnusableMaterialException.class)
        .hasMessageContaining("no labelled picture");
    assertThatThrownBy(() -> LabelledFolder.read(folder.resolve("absent"), Optional.empty()))
        .hasMessageContainingAll("absent", "is no folder");
  }

  private LabelledFolder read() {
    return LabelledFolder.read(folder, Optional.empty());
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
