package dev.xunjie.violation.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser keeps while its user is at the provider: nothing is stored here, so any instance
 * takes the answer, and only in the browser that asked.
 *
 * @param state comes back with the answer
 * @param nonce comes back in the signed token, hashed
 * @param codeVerifier proves to the provider who asked (PKCE, RFC 7636)
 * @param redirectUri where the provider was told to answer
 */
record PendingSignIn(String state, String nonce, String codeVerifier, String redirectUri) {
  private static final String COOKIE = "XUNJIE_OIDC";
  private static final JsonMapper JSON = new JsonMapper();

  /** Long enough to find one's phone for a second factor. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  static PendingSignIn of(OAuth2AuthorizationRequest request) {
    return new PendingSignIn(
        request.getState(),
        request.getAttribute(OidcParameterNames.NONCE),
        request.getAttribute(PkceParameterNames.CODE_VERIFIER),
        request.getRedirectUri());
  }

  static Optional<PendingSignIn> in(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .findFirst()
        .flatMap(PendingSignIn::parse);
  }

  private static Optional<PendingSignIn> parse(String cookie) {
    try {
      PendingSignIn found =
          JSON.readValue(
              new String(Base64.getUrlDecoder().decode(cookie), UTF_8), PendingSignIn.class);
      boolean whole =
          found.state != null
              && found.nonce != null
              && found.codeVerifier != null
              && found.redirectUri != null;
      return Optional.of(found).filter(ignored -> whole);
    } catch (IllegalArgumentException | JacksonException foreign) {
      return Optional.empty();
    }
  }

  /** The request as it was sent, as far as the answer is checked against it. */
  OAuth2AuthorizationRequest asSentTo(ClientRegistration provider) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(provider.getProviderDetails().getAuthorizationUri())
        .clientId(provider.getClientId())
        .scopes(provider.getScopes())
        .redirectUri(redirectUri)
        .state(state)
        .attributes(
            attributes -> {
              attributes.put(OAuth2ParameterNames.REGISTRATION_ID, provider.getRegistrationId());
              attributes.put(OidcParameterNames.NONCE, nonce);
              attributes.put(PkceParameterNames.CODE_VERIFIER, codeVerifier);
            })
        .build();
  }

  String cookie(boolean secure) {
    byte[] content = JSON.writeValueAsString(this).getBytes(UTF_8);
    return cookie(
        Base64.getUrlEncoder().withoutPadding().encodeToString(content), PATIENCE, secure);
  }

  static String expiredCookie(boolean secure) {
    return cookie("", Duration.ZERO, secure);
  }

  /** Lax, for the answer comes by a link from the provider's site. */
  private static String cookie(String value, Duration kept, boolean secure) {
    return ResponseCookie.from(COOKIE, value)
        .path(OidcProvider.CALLBACK)
        .httpOnly(true)
        .sameSite("Lax")
        .secure(secure)
        .maxAge(kept)
        .build()
        .toString();
  }
}
