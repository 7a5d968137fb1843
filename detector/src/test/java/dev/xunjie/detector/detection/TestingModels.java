package dev.xunjie.detector.detection;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.xunjie.detector.perception.Perception;
import dev.xunjie.models.ModelEntry;
import dev.xunjie.models.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Model folders as a city would make them: a TorchScript file and a manifest, no code. */
final class TestingModels {
  static final List<String> COCO =
      ModelStore.shipped().manifest().find(Perception.SHIPPED_DETECTOR).stream()
          .map(ModelEntry::classes)
          .findFirst()
          .orElseThrow();

  private static final String MEAN = "[103.53, 116.28, 123.675]";
  private static final String STD = "[57.375, 57.12, 58.395]";

  private TestingModels() {}

  /** A detector of the shared yardsticks, skipped where they are absent. */
  static Path yardstick(String name) {
    String data = Optional.ofNullable(System.getenv("XUNJIE_DATA")).orElse("../../shared/data");
    Path file = Path.of(data).resolveSibling("models").resolve(name);
    assumeThat(file).as("no yardstick at %s: see XUNJIE_DATA", file).exists();
    return file;
  }

  static String nanoDetPlus() {
    return entry(
        "nanodet_plus", input("BGR", 416, MEAN, STD, "STRETCH", 0), "[8, 16, 32, 64]", 8, 0, COCO);
  }

  static String picoDet() {
    return entry(
        "picodet",
        input("RGB", 416, "[123.675, 116.28, 103.53]", "[58.395, 57.12, 57.375]", "STRETCH", 0),
        "[8, 16, 32, 64]",
        8,
        .5,
        COCO);
  }

  static String yoloV8() {
    return entry(
        "yolov8",
        input("RGB", 64, "[0, 0, 0]", "[255, 255, 255]", "CENTRE", 114),
        "[]",
        1,
        0,
        List.of("red", "padding"));
  }

  static String entry(
      String decoder,
      String input,
      String strides,
      int bins,
      double centreOffset,
      List<String> classes) {
    return """
        "decoder": "%s", "version": "1", "input": %s,
        "output": {"strides": %s, "distributionBins": %d, "centreOffset": %s},
        "classes": [%s]"""
        .formatted(
            decoder,
            input,
            strides,
            bins,
            centreOffset,
            classes.stream().map("\"%s\""::formatted).collect(Collectors.joining(",")));
  }

  static String input(
      String order, int side, String mean, String std, String letterbox, int padValue) {
    return """
        {"layout": "NCHW", "channelOrder": "%s", "width": %d, "height": %d, "mean": %s, "std": %s,
         "letterbox": "%s", "padValue": %d}"""
        .formatted(order, side, side, mean, std, letterbox, padValue);
  }

  /** A model folder with the one model {@code ours}. */
  static ModelStore store(Path folder, Path model, String entry) throws IOException {
    byte[] content = Files.readAllBytes(model);
    Files.write(folder.resolve("ours.pt"), content);
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"models": [{"id": "ours", "file": "ours.pt", "sha256": "%s", "bytes": %d, %s,
          "licence": "Apache-2.0",
          "source": {"package": "p", "version": "1", "file": "f", "sha256": "%s", "upstream": "u"}
        }]}
        """
            .formatted(sha256(content), content.length, entry, "0".repeat(64)));
    return ModelStore.directory(folder);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
