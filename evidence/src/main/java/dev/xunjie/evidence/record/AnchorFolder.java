package dev.xunjie.evidence.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.signing.SigningKey;
import dev.xunjie.evidence.signing.TrustedKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of the anchors: for each day (UTC) and writing process a file, one anchor a line as
 * JSON. Files are appended to and nothing else, so that the folder may be one that allows no more.
 *
 * @param folder need not exist yet
 */
public record AnchorFolder(Path folder) {
  private static final String SUFFIX = ".anchors.jsonl";

  public AnchorFolder {
    Objects.requireNonNull(folder, "folder is missing");
  }

  /**
   * Signs the anchor and puts it down; returns once the disk has it.
   *
   * @param writer name of the writing process; letters and digits of it are kept
   * @throws IOException if the disk is full, or the folder can't be written
   */
  public void append(Anchor anchor, SigningKey key, String writer) throws IOException {
    Files.createDirectories(folder);
    Path file =
        folder.resolve(
            "%s-%s%s"
                .formatted(
                    LocalDate.ofInstant(anchor.at(), ZoneOffset.UTC),
                    writer.replaceAll("[^A-Za-z0-9.]+", "-"),
                    SUFFIX));
    String line = ContractJson.toLine(SignedAnchor.of(anchor, key)) + "\n";
    // What an earlier write left unfinished stays a line of its own.
    String whole = endsWithinLine(file) ? "\n" + line : line;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(whole.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /**
   * Reads all anchors.
   *
   * @param trusted the keys that may have signed; empty: any key, which shows that nothing was
   *     altered since it was signed, but not by whom
   * @throws IOException if the folder or a file in it can't be read
   */
  public Anchors read(Set<TrustedKey> trusted) throws IOException {
    return read(trusted, Integer.MAX_VALUE);
  }

  /**
   * Reads the newest files only.
   *
   * @param files how many
   * @throws IOException if the folder or a file in it can't be read
   */
  public Anchors read(Set<TrustedKey> trusted, int files) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Anchors.NONE;
    }
    List<Sha256> keys = trusted.stream().map(TrustedKey::id).toList();
    List<Anchor> genuine = new ArrayList<>();
    List<AnchorFinding> findings = new ArrayList<>();
    for (Path file : newest(files)) {
      List<String> lines = new String(Files.readAllBytes(file), UTF_8).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          read(lines.get(i), file.getFileName() + ":" + (i + 1), keys, genuine, findings);
        }
      }
    }
    return new Anchors(genuine, findings);
  }

  private List<Path> newest(int files) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> all =
          entries
              .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
              .sorted(Comparator.comparing(Path::getFileName))
              .toList();
      return all.subList(Math.max(0, all.size() - files), all.size());
    }
  }

  private static void read(
      String line,
      String where,
      List<Sha256> keys,
      List<Anchor> genuine,
      List<AnchorFinding> findings) {
    SignedAnchor signed;
    try {
      signed = ContractJson.fromBytes(line.getBytes(UTF_8), SignedAnchor.class);
    } catch (MalformedMessageException unreadable) {
      findings.add(
          new AnchorFinding(AnchorFinding.Kind.UNREADABLE, where, unreadable.getMessage()));
      return;
    }
    if (!signed.isSignedByItsKey()) {
      findings.add(
          new AnchorFinding(
              AnchorFinding.Kind.FORGED,
              where,
              "the anchor of row %d isn't what key %s signed"
                  .formatted(signed.sequence(), signed.keyId())));
    } else if (!keys.isEmpty() && !keys.contains(signed.keyId())) {
      findings.add(
          new AnchorFinding(
              AnchorFinding.Kind.FORGED,
              where,
              "the anchor of row %d is signed by key %s, which isn't trusted"
                  .formatted(signed.sequence(), signed.keyId())));
    } else {
      genuine.add(signed.anchor());
    }
  }

  private static boolean endsWithinLine(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer end = ByteBuffer.allocate(1);
      return channel.size() > 0 && channel.read(end, channel.size() - 1) == 1 && end.get(0) != '\n';
    }
  }
}
