package dev.xunjie.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What a city would put into its model folder. */
final class CityModel {
  private CityModel() {}

  /** Puts the model and a manifest that fits it into the folder. */
  static Path folder(Path folder, byte[] model) throws Exception {
    Files.write(folder.resolve("ours.pt"), model);
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"models": [{
          "id": "ours", "file": "ours.pt", "sha256": "%s", "bytes": %d,
          "decoder": "nanodet", "version": "2026-03",
          "input": {
            "layout": "NCHW", "channelOrder": "BGR", "width": 512, "height": 512,
            "mean": [103.53, 116.28, 123.675], "std": [57.375, 57.12, 58.395],
            "letterbox": "TOP_LEFT", "padValue": 0
          },
          "output": {"strides": [8, 16, 32], "distributionBins": 11, "centreOffset": 0.5},
          "classes": ["car", "渣土车"],
          "licence": "Apache-2.0",
          "source": {
            "package": "our own training", "version": "2026-03", "file": "last.ckpt",
            "sha256": "%s", "upstream": "NanoDet-g"
          }
        }]}
        """
            .formatted(sha256(model), model.length, "0".repeat(64)));
    return folder;
  }

  /** The least that passes for TorchScript; no engine could run it. */
  static byte[] torchScript() throws IOException {
    return archive("ours/data.pkl", "ours/code/__torch__.py", "ours/constants.pkl");
  }

  static byte[] archive(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
