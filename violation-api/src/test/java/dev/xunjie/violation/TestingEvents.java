package dev.xunjie.violation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A console that listens to live events. */
public final class TestingEvents implements AutoCloseable {
  private final InputStream stream;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private volatile boolean alive;
  private volatile boolean ended;

  /** One event of the stream. */
  public record Event(String name, String data) {}

  private TestingEvents(InputStream stream) {
    this.stream = stream;
  }

  /** Listens as that user, from the first sign of life on. */
  public static TestingEvents of(TestingBrowser user) {
    try {
      HttpResponse<InputStream> response =
          user.http()
              .send(
                  user.request("GET", "/api/events", "", false)
                      .setHeader("Accept", "text/event-stream")
                      .build(),
                  HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("no stream: " + response.statusCode());
      }
      TestingEvents events = new TestingEvents(response.body());
      Thread reader = new Thread(events::read, "testing-events");
      reader.setDaemon(true);
      reader.start();
      Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> events.alive);
      return events;
    } catch (IOException | InterruptedException unable) {
      throw new IllegalStateException(unable);
    }
  }

  /** The first event of that name which fits, whether it came already or is still to come. */
  public Event await(String name, Predicate<String> data) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                events.stream()
                    .filter(event -> event.name().equals(name) && data.test(event.data()))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  public List<Event> soFar() {
    return List.copyOf(events);
  }

  public boolean hasEnded() {
    return ended;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private void read() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      String name = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        alive = true;
        if (line.startsWith("event:")) {
          name = line.substring("event:".length());
        } else if (line.startsWith("data:")) {
          events.add(new Event(name, line.substring("data:".length())));
        }
      }
    } catch (IOException closed) {
      alive = true;
    } finally {
      ended = true;
    }
  }
}
