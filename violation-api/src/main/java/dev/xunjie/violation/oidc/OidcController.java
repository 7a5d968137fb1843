package dev.xunjie.violation.oidc;

import dev.xunjie.violation.account.FederatedSignIn;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Signing in with the city's identity provider: OpenID Connect's authorization code flow with PKCE.
 * The exchange and the check of the signed token are Spring Security's.
 */
@RestController
final class OidcController {
  private static final Logger LOG = LoggerFactory.getLogger(OidcController.class);

  private final OidcProvider provider;
  private final FederatedSignIn signIn;
  private final AuthenticationProvider exchange =
      new OidcAuthorizationCodeAuthenticationProvider(
          new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService());

  OidcController(OidcProvider provider, FederatedSignIn signIn) {
    this.provider = provider;
    this.signIn = signIn;
  }

  /**
   * How one may sign in.
   *
   * @param oidc address to open for signing in with the city's identity provider, if one is set
   */
  record SignInWays(Optional<String> oidc) {}

  @Operation(summary = "How one may sign in besides user name and password")
  @GetMapping("/api/sign-in-ways")
  SignInWays ways() {
    return new SignInWays(provider.isSet() ? Optional.of("/api/session/oidc") : Optional.empty());
  }

  @Operation(summary = "Sign in with the city's identity provider; to be opened in a browser")
  @GetMapping("/api/session/oidc")
  ResponseEntity<Void> begin(HttpServletRequest request, HttpServletResponse response) {
    requireProvider();
    try {
      DefaultOAuth2AuthorizationRequestResolver resolver =
          new DefaultOAuth2AuthorizationRequestResolver(
              new InMemoryClientRegistrationRepository(provider.registration()));
      resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
      OAuth2AuthorizationRequest asked = resolver.resolve(request, OidcProvider.REGISTRATION_ID);
      response.addHeader(
          HttpHeaders.SET_COOKIE, PendingSignIn.of(asked).cookie(request.isSecure()));
      return redirect(asked.getAuthorizationRequestUri());
    } catch (RuntimeException away) {
      LOG.error("sign-in failed problem=oidc-away issuer={}", provider.settings().issuer(), away);
      return refused("oidc-away");
    }
  }

  @Operation(summary = "Where the city's identity provider sends people back to")
  @GetMapping(OidcProvider.CALLBACK)
  ResponseEntity<Void> answered(
      @RequestParam Optional<String> code,
      @RequestParam Optional<String> state,
      @RequestParam Optional<String> error,
      HttpServletRequest request,
      HttpServletResponse response) {
    requireProvider();
    Optional<PendingSignIn> pending = PendingSignIn.in(request);
    response.addHeader(HttpHeaders.SET_COOKIE, PendingSignIn.expiredCookie(request.isSecure()));
    if (pending.isEmpty() || code.isEmpty() || state.isEmpty()) {
      LOG.warn(
          "sign-in failed problem=oidc-refused pending={} error={}", pending.isPresent(), error);
      return refused("oidc-refused");
    }
    Optional<String> name = vouchedFor(pending.get(), code.get(), state.get());
    if (name.isEmpty()) {
      return refused("oidc-refused");
    }
    return signIn.signIn(name.get(), provider.settings().issuer(), request, response)
        ? redirect("/")
        : refused("oidc-unknown-account");
  }

  /** What the provider calls its user, if the answer is genuine and meant for this browser. */
  private Optional<String> vouchedFor(PendingSignIn pending, String code, String state) {
    try {
      ClientRegistration registration = provider.registration();
      Authentication result =
          exchange.authenticate(
              new OAuth2LoginAuthenticationToken(
                  registration,
                  new OAuth2AuthorizationExchange(
                      pending.asSentTo(registration),
                      OAuth2AuthorizationResponse.success(code)
                          .redirectUri(pending.redirectUri())
                          .state(state)
                          .build())));
      return Optional.ofNullable(result)
          .map(Authentication::getPrincipal)
          .filter(OidcUser.class::isInstance)
          .map(user -> ((OidcUser) user).getClaimAsString(provider.settings().claim()));
    } catch (AuthenticationException refused) {
      LOG.warn("sign-in failed problem=oidc-refused cause=\"{}\"", refused.getMessage());
      return Optional.empty();
    } catch (RuntimeException unfit) {
      LOG.error("sign-in failed problem=oidc-refused", unfit);
      return Optional.empty();
    }
  }

  private void requireProvider() {
    if (!provider.isSet()) {
      throw Problem.of(
          HttpStatus.NOT_FOUND,
          "oidc-not-set",
          "No identity provider is set: XUNJIE_OIDC_ISSUER, XUNJIE_OIDC_CLIENT_ID.");
    }
  }

  /** Back to the sign-in page, which tells why. */
  private static ResponseEntity<Void> refused(String code) {
    return redirect("/?refused=" + code);
  }

  private static ResponseEntity<Void> redirect(String address) {
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(address)).build();
  }
}
