package dev.xunjie.violation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.json.ContractJson;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at a browser: keeps cookies and sends the CSRF token back, over real HTTP. */
public final class TestingBrowser {
  private static final JsonMapper JSON = new JsonMapper();

  private static TestingBrowser observer = at("");

  private final String address;
  private final CookieManager cookies;
  private final HttpClient http;

  private TestingBrowser(String address, CookieManager cookies, HttpClient http) {
    this.address = address;
    this.cookies = cookies;
    this.http = http;
  }

  /** Somebody who hasn't signed in. */
  public static TestingBrowser stranger() {
    return at(TestingStack.shared().address());
  }

  /** Somebody who hasn't signed in, at another instance. */
  public static TestingBrowser at(String address) {
    CookieManager cookies = new CookieManager();
    return new TestingBrowser(
        address,
        cookies,
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .build());
  }

  /** The same person at another instance. */
  public TestingBrowser movedTo(String instance) {
    return new TestingBrowser(instance, cookies, http);
  }

  public static TestingBrowser admin() {
    return stranger().signedIn("admin", TestingStack.ADMIN_PASSWORD);
  }

  /** A reviewer who only looks on; the same one every time, for signing in is slow by design. */
  public static synchronized TestingBrowser observer() {
    if (!observer.address.equals(TestingStack.shared().address())) {
      observer = reviewer();
    }
    return observer;
  }

  public static TestingBrowser reviewer() {
    return stranger().signedIn("reviewer", TestingStack.REVIEWER_PASSWORD);
  }

  /** A user with these roles, created if need be. */
  public static TestingBrowser user(String username, String... roles) {
    Answer created =
        admin()
            .post(
                "/api/users",
                Map.of(
                    "username",
                    username,
                    "displayName",
                    "同事 " + username,
                    "password",
                    "password of " + username,
                    "mustChangePassword",
                    false,
                    "roles",
                    roles));
    if (created.status() != 201 && created.status() != 409) {
      throw new IllegalStateException("no user " + username + ": " + created.body());
    }
    return stranger().signedIn(username, "password of " + username);
  }

  /** A reviewer of that name at that instance, created by its administrator if need be. */
  public static TestingBrowser reviewerAt(String address, TestingBrowser admin, String name) {
    Answer created =
        admin.post(
            "/api/users",
            Map.of(
                "username",
                name,
                "displayName",
                name,
                "password",
                "password of " + name,
                "mustChangePassword",
                false,
                "roles",
                List.of("REVIEWER")));
    if (created.status() != 201 && created.status() != 409) {
      throw new IllegalStateException("no user " + name + ": " + created.body());
    }
    return at(address).signedIn(name, "password of " + name);
  }

  /** The same person, signed in. */
  public TestingBrowser signedIn(String username, String password) {
    Answer answer = signIn(username, password);
    if (answer.status() != 200) {
      throw new IllegalStateException("sign-in of " + username + " failed: " + answer.body());
    }
    return this;
  }

  public Answer signIn(String username, String password) {
    get("/api/session");
    return post("/api/session", Map.of("username", username, "password", password));
  }

  /** What came back. */
  public record Answer(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public String body() {
      return new String(response.body(), UTF_8);
    }

    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    public String code() {
      return json().path("code").asString();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  public Answer get(String path) {
    return send("GET", path, "", true);
  }

  /** Asks for a part, by HTTP's header {@code Range}. */
  public Answer getRange(String path, String range) {
    return getWithHeader(path, "Range", range);
  }

  /** Asks for what isn't had already under that tag. */
  public Answer getIfNoneMatch(String path, String tag) {
    return getWithHeader(path, "If-None-Match", tag);
  }

  private Answer getWithHeader(String path, String name, String value) {
    try {
      return new Answer(
          http.send(
              request("GET", path, "", false).header(name, value).build(),
              HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException | InterruptedException unable) {
      throw new IllegalStateException("GET " + path + " failed", unable);
    }
  }

  public Answer post(String path, Object body) {
    return send("POST", path, ContractJson.toLine(body), true);
  }

  /** Posts with an idempotency key. */
  public Answer postWithKey(String path, Object body, String key) {
    try {
      return new Answer(
          http.send(
              request("POST", path, ContractJson.toLine(body), true)
                  .header("Idempotency-Key", key)
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException | InterruptedException unable) {
      throw new IllegalStateException("POST " + path + " failed", unable);
    }
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, ContractJson.toLine(body), true);
  }

  /** Sends bytes that aren't JSON, with a key by which they are known again. */
  public Answer upload(String path, byte[] body, String contentType, String key) {
    try {
      return new Answer(
          http.send(
              request("POST", path, "", true)
                  .setHeader("Content-Type", contentType)
                  .header("Idempotency-Key", key)
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException | InterruptedException unable) {
      throw new IllegalStateException("POST " + path + " failed", unable);
    }
  }

  public Answer delete(String path) {
    return send("DELETE", path, "", true);
  }

  /** Sends a request with or without the CSRF token. */
  public Answer send(String method, String path, String body, boolean withCsrfToken) {
    try {
      return new Answer(
          http.send(
              request(method, path, body, withCsrfToken).build(),
              HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException | InterruptedException unable) {
      throw new IllegalStateException(method + " " + path + " failed", unable);
    }
  }

  /** Asks with a cookie that somebody else had. */
  public Answer getWithCookie(String path, String cookie) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + path)).header("Cookie", cookie).build();
      return new Answer(
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException | InterruptedException unable) {
      throw new IllegalStateException("GET " + path + " failed", unable);
    }
  }

  /** Asks with a bearer token. */
  public Answer getWithBearer(String path, String token) {
    return sendWithBearer("GET", path, "", token);
  }

  /** Sends a request with a bearer token, and without the CSRF token. */
  public Answer sendWithBearer(String method, String path, String body, String token) {
    try {
      return new Answer(
          http.send(
              request(method, path, body, false).header("Authorization", "Bearer " + token).build(),
              HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException | InterruptedException unable) {
      throw new IllegalStateException(method + " " + path + " failed", unable);
    }
  }

  HttpClient http() {
    return http;
  }

  HttpRequest.Builder request(String method, String path, String body, boolean withCsrfToken) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, application/problem+json, */*")
            .method(method, HttpRequest.BodyPublishers.ofString(body, UTF_8));
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> withCsrfToken && cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .forEach(token -> request.header("X-XSRF-TOKEN", token));
    return request;
  }

  /** The cookie of that name. */
  public HttpCookie cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
