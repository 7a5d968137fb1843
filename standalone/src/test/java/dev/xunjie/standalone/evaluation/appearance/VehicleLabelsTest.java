package dev.xunjie.standalone.evaluation.appearance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VehicleLabelsTest {
  private static final String BOX = ".1,.1,.9,.9";

  @TempDir private Path temporary;

  @Test
  void givesTheSameSumToTheSameMaterialInAnotherFolderUnderOtherNames() throws IOException {
    Path here = material("here", "a.jpg", "a lorry", BOX, "yes");
    Path there = material("far/away", "lorry.jpg", "a lorry", BOX, "yes");

    assertThat(sum(named(here, "a.jpg"))).isEqualTo(sum(named(there, "lorry.jpg")));
  }

  @Test
  void givesTheSameSumWhetherAPictureIsNamedFromTheRootOrFromTheFolder() throws IOException {
    Path folder = material("here", "a.jpg", "a lorry", BOX, "yes");
    String relative = sum(folder);

    assertThat(sum(named(folder, "a.jpg"))).isEqualTo(relative);
  }

  @Test
  void givesAnotherSumForAnotherPictureBoxAnswerOrOrder() throws IOException {
    List<String> sums =
        List.of(
            sum(material("plain", "a.jpg", "a lorry", BOX, "yes")),
            sum(material("picture", "a.jpg", "a van", BOX, "yes")),
            sum(material("box", "a.jpg", "a lorry", ".2,.1,.9,.9", "yes")),
            sum(material("answer", "a.jpg", "a lorry", BOX, "no")),
            sum(pair("in_order", "yes", "no")),
            sum(pair("turned", "no", "yes")));

    assertThat(sums).doesNotHaveDuplicates().allMatch(sum -> sum.matches("[0-9a-f]{64}"));
  }

  private static String sum(Path folder) {
    return VehicleLabels.sha256(VehicleLabels.read(folder));
  }

  private Path material(String name, String picture, String content, String box, String truck)
      throws IOException {
    Path folder = Files.createDirectories(temporary.resolve(name));
    Files.writeString(folder.resolve(picture), content);
    return labels(folder, List.of(picture + "\t" + box + "\t" + truck));
  }

  /** Labels rewritten to name their one picture by its absolute path. */
  private static Path named(Path folder, String picture) throws IOException {
    return labels(folder, List.of(folder.resolve(picture).toAbsolutePath() + "\t" + BOX + "\tyes"));
  }

  /** One picture with two vehicles. */
  private Path pair(String name, String first, String second) throws IOException {
    Path folder = material(name, "a.jpg", "a lorry", BOX, first);
    return labels(folder, List.of("a.jpg\t" + BOX + "\t" + first, "a.jpg\t" + BOX + "\t" + second));
  }

  private static Path labels(Path folder, List<String> rows) throws IOException {
    Files.writeString(
        folder.resolve("LABELS.tsv"), "file\tbox\ttruck\n" + String.join("\n", rows) + "\n", UTF_8);
    return folder;
  }
}
