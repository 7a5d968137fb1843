package dev.xunjie.standalone.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A user's session with the API: signs in when it is asked to, and keeps cookies and token. */
public final class ApiSession {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int UNAUTHORIZED = 401;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final URI api;
  private final String user;
  private final String password;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(TIMEOUT).build();

  /**
   * @param api address of the API, ending in a slash
   * @param user user name
   * @param password the user's
   */
  public ApiSession(URI api, String user, String password) {
    this.api = api;
    this.user = user;
    this.password = password;
  }

  /**
   * What is at the path.
   *
   * @throws SignInRefusedException if the password is no longer the user's
   * @throws IOException if the API can't be reached or refuses it
   */
  public JsonNode get(String path) throws IOException {
    return JSON.readTree(expected(exchange("GET", path, new byte[0])).body());
  }

  /**
   * Puts a record to the path.
   *
   * @throws SignInRefusedException if the password is no longer the user's
   * @throws IOException if the API can't be reached or refuses it
   */
  public void put(String path, Object body) throws IOException {
    expected(exchange("PUT", path, JSON.writeValueAsBytes(body)));
  }

  /**
   * Posts a record to the path.
   *
   * @return what is answered
   * @throws SignInRefusedException if the password is no longer the user's
   * @throws IOException if the API can't be reached or refuses it
   */
  public JsonNode post(String path, Object body) throws IOException {
    return JSON.readTree(expected(exchange("POST", path, JSON.writeValueAsBytes(body))).body());
  }

  private HttpResponse<byte[]> exchange(String method, String path, byte[] body)
      throws IOException {
    HttpResponse<byte[]> answer = send(method, path, body);
    if (answer.statusCode() == UNAUTHORIZED) {
      signIn();
      answer = send(method, path, body);
    }
    return answer;
  }

  /** Any answer hands out the token that a change must bring along. */
  private void signIn() throws IOException {
    byte[] credentials = JSON.writeValueAsBytes(Map.of("username", user, "password", password));
    HttpResponse<byte[]> answer = send("POST", "api/session", credentials);
    if (answer.statusCode() == UNAUTHORIZED) {
      throw new SignInRefusedException(user);
    }
    expected(answer);
  }

  private HttpResponse<byte[]> send(String method, String path, byte[] body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve(path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header("X-XSRF-TOKEN", token())
            .method(method, BodyPublishers.ofByteArray(body))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the API was asked", stopped);
    }
  }

  private String token() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .reduce("", (earlier, later) -> later);
  }

  private static HttpResponse<byte[]> expected(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() != OK && answer.statusCode() != CREATED) {
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
