package dev.xunjie.violation.console;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.function.Consumer;

/** Until it is closed, what a page wants to read from the API never comes. */
final class HeldReads implements AutoCloseable {
  private static final String PAUSED = "Fetch.requestPaused";

  private final CDPSession network;
  private final Consumer<JsonObject> passing = this::pass;

  private HeldReads(CDPSession network) {
    this.network = network;
  }

  static HeldReads of(Page page) {
    HeldReads held = new HeldReads(page.context().newCDPSession(page));
    held.network.on(PAUSED, held.passing);
    JsonObject api = new JsonObject();
    api.addProperty("urlPattern", "*/api/*");
    JsonArray patterns = new JsonArray();
    patterns.add(api);
    JsonObject wanted = new JsonObject();
    wanted.add("patterns", patterns);
    held.network.send("Fetch.enable", wanted);
    return held;
  }

  /** Lets go on what doesn't read. */
  private void pass(JsonObject event) {
    if (!event.getAsJsonObject("request").get("method").getAsString().equals("GET")) {
      JsonObject which = new JsonObject();
      which.add("requestId", event.get("requestId"));
      network.send("Fetch.continueRequest", which);
    }
  }

  /** Lets all go on. What is paused meanwhile goes on with the rest, and can't be told to. */
  @Override
  public void close() {
    network.off(PAUSED, passing);
    network.send("Fetch.disable");
    network.detach();
  }
}
