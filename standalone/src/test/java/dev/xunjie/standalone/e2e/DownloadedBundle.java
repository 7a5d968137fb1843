package dev.xunjie.standalone.e2e;

import dev.xunjie.standalone.cli.XunjieCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import picocli.CommandLine;

/** A bundle of evidence as it was downloaded, on the disk of whoever checks it. */
final class DownloadedBundle {
  private final Path folder;
  private final StringWriter findings = new StringWriter();

  private DownloadedBundle(Path folder) {
    this.folder = folder;
  }

  static DownloadedBundle unpacked(Path zip) throws IOException {
    Path folder = Files.createDirectories(zip.resolveSibling("bundles"));
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path target = folder.resolve(entry.getName());
        Files.createDirectories(target.getParent());
        Files.copy(entries, target);
      }
    }
    return new DownloadedBundle(folder);
  }

  /** The exit code of {@code xunjie evidence verify}. */
  int verification() {
    findings.getBuffer().setLength(0);
    return new CommandLine(new XunjieCommand())
        .setOut(new PrintWriter(findings, true))
        .execute("evidence", "verify", folder.toString());
  }

  /** What it printed. */
  String findings() {
    return findings.toString();
  }

  void flipAByteOf(String name) throws IOException {
    try (var files = Files.walk(folder)) {
      Path file =
          files
              .filter(each -> each.getFileName().toString().equals(name))
              .findFirst()
              .orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
  }
}
