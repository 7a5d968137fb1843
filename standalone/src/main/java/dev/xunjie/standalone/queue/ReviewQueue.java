package dev.xunjie.standalone.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's review queue, read over REST as the user {@code reviewer}, as a browser would. */
public final class ReviewQueue {
  private static final String USER = "reviewer";
  private static final String PENDING = "PENDING";
  private static final List<String> STATES = List.of(PENDING, "CONFIRMED", "REJECTED");
  private static final int PAGE_SIZE = 200;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final URI api;
  private final String password;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(TIMEOUT).build();

  /**
   * @param api address of the API, ending in a slash
   * @param password the reviewer's
   */
  public ReviewQueue(URI api, String password) {
    this.api = api;
    this.password = password;
  }

  /**
   * A page of the queue, at most {@value #PAGE_SIZE} incidents.
   *
   * @param incidents as the API shows them
   * @param next where the page after this one begins; absent at the end
   */
  public record Page(List<JsonNode> incidents, Optional<String> next) {}

  /**
   * What waits for a decision, oldest violation first.
   *
   * @param after the place where an earlier page ended; absent for the first page
   * @throws SignInRefusedException if the password is no longer the reviewer's
   * @throws IOException if the API can't be reached or answers otherwise than expected
   */
  public Page pending(Optional<String> after) throws IOException {
    return page(PENDING, after);
  }

  /**
   * All incidents in whatever state of review, as the API shows them.
   *
   * @throws SignInRefusedException if the password is no longer the reviewer's
   * @throws IOException if the API can't be reached or answers otherwise than expected
   */
  public List<JsonNode> incidents() throws IOException {
    List<JsonNode> incidents = new ArrayList<>();
    for (String state : STATES) {
      Optional<String> cursor = Optional.empty();
      do {
        Page page = page(state, cursor);
        incidents.addAll(page.incidents());
        cursor = page.next();
      } while (cursor.isPresent());
    }
    return incidents;
  }

  private Page page(String state, Optional<String> cursor) throws IOException {
    String after = cursor.map(c -> "&cursor=" + URLEncoder.encode(c, UTF_8)).orElse("");
    URI address =
        api.resolve("api/incidents?limit=%d&state=%s%s".formatted(PAGE_SIZE, state, after));
    HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(address).GET());
    if (answer.statusCode() == UNAUTHORIZED) {
      signIn();
      answer = send(HttpRequest.newBuilder(address).GET());
    }
    JsonNode page = JSON.readTree(expected(answer).body());
    return new Page(page.path("items").valueStream().toList(), page.path("next").stringValueOpt());
  }

  /** Any answer hands out the token that a change must bring along. */
  private void signIn() throws IOException {
    byte[] credentials = JSON.writeValueAsBytes(Map.of("username", USER, "password", password));
    HttpResponse<byte[]> answer =
        send(
            HttpRequest.newBuilder(api.resolve("api/session"))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .POST(BodyPublishers.ofByteArray(credentials)));
    if (answer.statusCode() == UNAUTHORIZED) {
      throw new SignInRefusedException(USER);
    }
    expected(answer);
  }

  private String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .reduce("", (earlier, later) -> later);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the API was asked", stopped);
    }
  }

  private static HttpResponse<byte[]> expected(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() != OK) {
      throw new IOException(
          "the API answered %d to %s: %s"
              .formatted(
                  answer.statusCode(),
                  answer.request().uri().getPath(),
                  new String(answer.body(), UTF_8)));
    }
    return answer;
  }
}
