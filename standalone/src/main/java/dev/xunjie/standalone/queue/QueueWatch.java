package dev.xunjie.standalone.queue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Tells each incident once: when it is first seen with none of its stills still to be fetched. */
public final class QueueWatch {
  private final ReviewQueue queue;
  private final Set<String> told = new HashSet<>();
  private int waitingForStills;

  public QueueWatch(ReviewQueue queue) {
    this.queue = queue;
  }

  /**
   * The incidents that are complete by now and weren't told before.
   *
   * @throws IOException if the API can't be reached; ask again later
   */
  public List<JsonNode> fresh() throws IOException {
    List<JsonNode> incidents = queue.incidents();
    waitingForStills = (int) incidents.stream().filter(i -> !hasItsStills(i)).count();
    return incidents.stream()
        .filter(QueueWatch::hasItsStills)
        .filter(incident -> told.add(incident.path("id").asString()))
        .toList();
  }

  /** How many incidents were told. */
  public int told() {
    return told.size();
  }

  /** How many incidents were without a still when last asked. */
  public int waitingForStills() {
    return waitingForStills;
  }

  private static boolean hasItsStills(JsonNode incident) {
    JsonNode stills = incident.path("stills");
    for (JsonNode still : stills) {
      if ("PENDING".equals(still.path("status").asString())) {
        return false;
      }
    }
    return !stills.isEmpty();
  }
}
