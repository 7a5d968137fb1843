package dev.xunjie.standalone.queue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Tells each incident once: when it is first seen with none of its stills still to be fetched. */
public final class QueueWatch {
  private final Look look;
  private boolean passOver;
  private Set<String> known = Set.of();
  private volatile int told;
  private volatile int waitingForStills;

  private QueueWatch(Look look, boolean passOver) {
    this.look = look;
    this.passOver = passOver;
  }

  /**
   * Tells whatever stands in the queue, in any state of review. Each look reads all of it: for
   * those who wait for a number of incidents, which bounds how many there are to read.
   */
  public static QueueWatch ofAll(ReviewQueue queue) {
    return new QueueWatch(queue::incidents, false);
  }

  /** Passes over what the first look finds complete, then tells what becomes pending. */
  public static QueueWatch ofNewcomers(ReviewQueue queue) {
    return new QueueWatch(new PendingTail(queue)::read, true);
  }

  /**
   * The incidents that are complete by now and weren't told before.
   *
   * @throws IOException if the API can't be reached; ask again later
   */
  public List<JsonNode> fresh() throws IOException {
    List<JsonNode> incidents = look.read();
    List<JsonNode> fresh =
        incidents.stream()
            .filter(QueueWatch::hasItsStills)
            .filter(incident -> !known.contains(id(incident)))
            .toList();
    waitingForStills = (int) incidents.stream().filter(i -> !hasItsStills(i)).count();
    remember(incidents, fresh);
    if (passOver) {
      passOver = false;
      return List.of();
    }
    told += fresh.size();
    return fresh;
  }

  /** How many incidents were told. */
  public int told() {
    return told;
  }

  /** How many incidents were without a still when last asked. */
  public int waitingForStills() {
    return waitingForStills;
  }

  /** Whether the incident has stills and none of them is still to be fetched. */
  static boolean hasItsStills(JsonNode incident) {
    JsonNode stills = incident.path("stills");
    for (JsonNode still : stills) {
      if ("PENDING".equals(still.path("status").asString())) {
        return false;
      }
    }
    return !stills.isEmpty();
  }

  /** An incident that was decided, or left behind by the look, never comes back. */
  private void remember(List<JsonNode> seen, List<JsonNode> fresh) {
    Set<String> next = new HashSet<>();
    seen.stream().map(QueueWatch::id).filter(known::contains).forEach(next::add);
    fresh.stream().map(QueueWatch::id).forEach(next::add);
    known = next;
  }

  private static String id(JsonNode incident) {
    return incident.path("id").asString();
  }

  /** The way to read the part of the queue that is watched. */
  private interface Look {
    List<JsonNode> read() throws IOException;
  }
}
