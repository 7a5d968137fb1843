package dev.xunjie.detector.appearance;

import dev.xunjie.contracts.json.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A trained head file: JSON.
 *
 * @param format of the file; this version reads {@value #FORMAT}
 * @param version how reports name it
 * @param backbone the feature network that it was trained on, by id of the manifest
 * @param materialSha256 of the pictures' contents, boxes and answers that it was trained on,
 *     wherever they lay; 64 hex digits
 * @param questions those that it answers; none twice
 */
public record TruckHead(
    int format,
    String version,
    String backbone,
    String materialSha256,
    List<TrainedQuestion> questions) {
  /** The form of file that this version writes and reads. */
  public static final int FORMAT = 1;

  /** Names the file of a head that was trained on officers' decisions. */
  private static final String INSTALLED = "XUNJIE_TRUCK_HEAD";

  public TruckHead {
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "the head file has format %d, but this version reads %d: train it again"
              .formatted(format, FORMAT));
    }
    Objects.requireNonNull(version, "version is missing");
    Objects.requireNonNull(backbone, "backbone is missing");
    Objects.requireNonNull(materialSha256, "materialSha256 is missing");
    questions = List.copyOf(Objects.requireNonNull(questions, "questions are missing"));
  }

  /** The head that ships; models/cards tells what it can and can't do. */
  public static TruckHead shipped() {
    try (InputStream file = TruckHead.class.getResourceAsStream("truck-head.json")) {
      return ContractJson.fromBytes(file.readAllBytes(), TruckHead.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The head that this installation uses: the file that the environment variable {@value
   * #INSTALLED} names, else the one that ships.
   *
   * @throws dev.xunjie.contracts.json.MalformedMessageException if the file isn't a head
   */
  public static TruckHead installed() {
    return Optional.ofNullable(System.getenv(INSTALLED))
        .filter(file -> !file.isBlank())
        .map(file -> read(Path.of(file)))
        .orElseGet(TruckHead::shipped);
  }

  /**
   * A head that {@code xunjie train appearance} wrote.
   *
   * @throws dev.xunjie.contracts.json.MalformedMessageException if the file isn't one
   */
  public static TruckHead read(Path file) {
    return ContractJson.fromFile(file, TruckHead.class);
  }

  /** The head for a question, if it was trained. */
  public Optional<TrainedQuestion> find(AppearanceQuestion question) {
    return questions.stream().filter(each -> each.question() == question).findFirst();
  }
}
