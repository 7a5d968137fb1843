package dev.xunjie.violation.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.xunjie.contracts.json.ContractJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A small OpenID Connect provider over real HTTP: signs tokens with RS256, and holds its clients to
 * their secret and to PKCE.
 */
final class TestingProvider implements AutoCloseable {
  static final String CLIENT_ID = "xunjie";
  static final String CLIENT_SECRET = "secret of the tests";

  private final HttpServer server;
  private final RSAKey key = newKey();
  private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();

  /** Whom it takes everybody for. */
  volatile String user = "reviewer";

  /** The key that it signs with: another one than it publishes makes a forged token. */
  volatile RSAKey signingKey = key;

  TestingProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration", this::describe);
    server.createContext("/jwks", exchange -> answer(exchange, new JWKSet(key).toString()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
  }

  static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID("tests").generate();
    } catch (JOSEException unable) {
      throw new IllegalStateException(unable);
    }
  }

  /** The key that it tells its clients. */
  RSAKey publishedKey() {
    return key;
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void describe(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        ContractJson.toLine(
            Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/jwks",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"))));
  }

  /** Everybody is signed in here already. */
  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> request = form(exchange.getRequestURI().getRawQuery());
    String code = "code-" + asked.size();
    asked.put(code, request);
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            "%s?code=%s&state=%s"
                .formatted(
                    request.get("redirect_uri"),
                    code,
                    URLEncoder.encode(request.get("state"), UTF_8)));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> request = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    Map<String, String> begun = asked.remove(request.getOrDefault("code", ""));
    String credentials =
        Base64.getEncoder()
            .encodeToString((CLIENT_ID + ":" + CLIENT_SECRET.replace(" ", "+")).getBytes(UTF_8));
    boolean genuine =
        begun != null
            && begun.get("code_challenge").equals(challenge(request.get("code_verifier")))
            && begun.get("redirect_uri").equals(request.get("redirect_uri"))
            && ("Basic " + credentials)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!genuine) {
      exchange.sendResponseHeaders(400, -1);
      exchange.close();
      return;
    }
    answer(
        exchange,
        ContractJson.toLine(
            Map.of(
                "access_token",
                "unused",
                "token_type",
                "Bearer",
                "expires_in",
                60,
                "id_token",
                idToken(begun.get("nonce")))));
  }

  private String idToken(String nonce) {
    Instant now = Instant.now();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT_ID)
                .subject("subject-of-" + user)
                .claim("preferred_username", user)
                .claim("nonce", nonce)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build());
    try {
      token.sign(new RSASSASigner(signingKey));
    } catch (JOSEException unable) {
      throw new IllegalStateException(unable);
    }
    return token.serialize();
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException(absent);
    }
  }

  private static Map<String, String> form(String encoded) {
    return Arrays.stream(encoded.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> URLDecoder.decode(pair[0], UTF_8),
                pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
