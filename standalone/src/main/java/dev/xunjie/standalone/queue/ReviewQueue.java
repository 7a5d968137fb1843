package dev.xunjie.standalone.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.standalone.session.ApiSession;
import dev.xunjie.standalone.session.SignInRefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The API's review queue, read over REST as the user {@code reviewer}, as a browser would. */
public final class ReviewQueue {
  private static final String USER = "reviewer";
  private static final int PAGE_SIZE = 200;

  private final ApiSession session;

  /**
   * @param api address of the API, ending in a slash
   * @param password the reviewer's
   */
  public ReviewQueue(URI api, String password) {
    this.session = new ApiSession(api, USER, password);
  }

  /**
   * A page of the queue, at most {@value #PAGE_SIZE} incidents.
   *
   * @param incidents as the API shows them
   * @param next where the page after this one begins; absent at the end
   */
  public record Page(List<JsonNode> incidents, Optional<String> next) {}

  /**
   * What waits for a first decision, what is due first at the head.
   *
   * @param after the place where an earlier page ended; absent for the first page
   * @throws SignInRefusedException if the password is no longer the reviewer's
   * @throws IOException if the API can't be reached or answers otherwise than expected
   */
  public Page pending(Optional<String> after) throws IOException {
    return page("api/incidents?limit=%d&state=PENDING".formatted(PAGE_SIZE), after);
  }

  /**
   * All incidents in whatever state of review, as the API shows them.
   *
   * @throws SignInRefusedException if the password is no longer the reviewer's
   * @throws IOException if the API can't be reached or answers otherwise than expected
   */
  public List<JsonNode> incidents() throws IOException {
    List<JsonNode> incidents = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page page = page("api/cases?limit=%d".formatted(PAGE_SIZE), cursor);
      incidents.addAll(page.incidents());
      cursor = page.next();
    } while (cursor.isPresent());
    return incidents;
  }

  private Page page(String list, Optional<String> cursor) throws IOException {
    String after = cursor.map(c -> "&cursor=" + URLEncoder.encode(c, UTF_8)).orElse("");
    JsonNode page = session.get(list + after);
    return new Page(page.path("items").valueStream().toList(), page.path("next").stringValueOpt());
  }
}
