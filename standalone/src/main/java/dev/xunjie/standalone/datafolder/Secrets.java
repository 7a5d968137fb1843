package dev.xunjie.standalone.datafolder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;

/**
 * The local stack's passwords: drawn at the first start, kept in {@code secrets.properties} with
 * mode 600.
 *
 * @param postgresPassword of PostgreSQL's user {@code xunjie}
 * @param adminPassword of the console's user {@code admin}
 * @param reviewerPassword of the console's user {@code reviewer}
 * @param metricsToken with which the gateway's metrics are read
 * @param spoolToken with which the gateway's clips and live pictures are read
 */
public record Secrets(
    String postgresPassword,
    String adminPassword,
    String reviewerPassword,
    String metricsToken,
    String spoolToken) {
  /** Letters and digits without those that people confuse: 0 O o 1 l I. */
  private static final String ALPHABET = "23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final int LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Reads the folder's secrets, drawing those that it hasn't yet. */
  public static Secrets of(DataFolder folder) {
    Path file = folder.secrets();
    try {
      Properties known = new Properties();
      if (Files.exists(file)) {
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
          known.load(reader);
        }
      }
      int before = known.size();
      Secrets secrets =
          new Secrets(
              knownOrDrawn(known, "postgres.password"),
              knownOrDrawn(known, "admin.password"),
              knownOrDrawn(known, "reviewer.password"),
              knownOrDrawn(known, "metrics.token"),
              knownOrDrawn(known, "spool.token"));
      if (known.size() > before) {
        write(file, known);
      }
      return secrets;
    } catch (IOException unusable) {
      throw new UncheckedIOException("can't read or write " + file, unusable);
    }
  }

  @Override
  public String toString() {
    return "secrets (not shown)";
  }

  private static String knownOrDrawn(Properties known, String name) {
    return (String) known.computeIfAbsent(name, absent -> draw());
  }

  private static String draw() {
    StringBuilder drawn = new StringBuilder();
    RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> drawn.append(ALPHABET.charAt(i)));
    return drawn.toString();
  }

  private static void write(Path file, Properties properties) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (Writer writer = Files.newBufferedWriter(draft, UTF_8)) {
      properties.store(writer, "Drawn at the first start; users admin and reviewer");
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
