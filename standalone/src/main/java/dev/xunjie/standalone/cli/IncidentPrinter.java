package dev.xunjie.standalone.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/**
 * Prints incidents of the queue.
 *
 * @param out where to
 * @param asJson as the API shows them, one a line; else a sentence for people
 */
record IncidentPrinter(PrintWriter out, boolean asJson) {
  void print(JsonNode incident) {
    out.println(asJson ? incident.toString() : sentence(incident));
    out.flush();
  }

  private static String sentence(JsonNode incident) {
    return "In the queue: %s, %s at %s, %s, violation at %s (%s)"
        .formatted(
            incident.path("offence").asString(),
            incident.path("label").asString(),
            incident.path("camera").path("name").asString(),
            incident.path("zone").path("name").asString(),
            incident.path("violationAt").asString(),
            incident.path("id").asString());
  }
}
