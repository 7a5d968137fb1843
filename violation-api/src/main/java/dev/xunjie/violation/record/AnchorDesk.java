package dev.xunjie.violation.record;

import dev.xunjie.evidence.record.Anchor;
import dev.xunjie.evidence.record.AnchorFolder;
import dev.xunjie.evidence.record.Anchors;
import dev.xunjie.evidence.record.RecordHead;
import dev.xunjie.evidence.signing.SigningKey;
import dev.xunjie.violation.ApiSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts anchors of the record down outside the database, and reads them again. */
@Component
final class AnchorDesk {
  private static final String USUAL_FOLDER = "record-anchors";

  /** Some days of a few instances: what a request can read; the command line reads all. */
  private static final int NEWEST_FILES = 8;

  private final RecordReader reader;
  private final SigningKey key;
  private final Clock clock;
  private final AnchorFolder folder;
  private final String writer = processName();
  private volatile Optional<Anchor> last = Optional.empty();

  AnchorDesk(RecordReader reader, SigningKey key, ApiSettings settings, Clock clock) {
    this.reader = reader;
    this.key = key;
    this.clock = clock;
    this.folder =
        new AnchorFolder(
            settings.anchorDir().isBlank()
                ? settings.evidenceKey().toAbsolutePath().resolveSibling(USUAL_FOLDER)
                : Path.of(settings.anchorDir()));
  }

  /**
   * Anchors the record's head, unless this process has anchored it before.
   *
   * @throws IOException if the disk doesn't take it
   */
  void anchor() throws IOException {
    Optional<RecordHead> head = reader.head();
    if (head.isPresent() && !head.equals(last.map(Anchor::head))) {
      Anchor anchor = new Anchor(head.get(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
      folder.append(anchor, key, writer);
      last = Optional.of(anchor);
    }
  }

  /** What this process has put down last. */
  Optional<Anchor> last() {
    return last;
  }

  /**
   * The newest anchors of all instances that share the folder.
   *
   * @throws IOException if the folder can't be read
   */
  Anchors newest() throws IOException {
    return folder.read(Set.of(key.publicKey()), NEWEST_FILES);
  }

  @Override
  public String toString() {
    return folder.folder().toString();
  }

  private static String processName() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      host = "host";
    }
    return "%s-%d".formatted(host, ProcessHandle.current().pid());
  }
}
