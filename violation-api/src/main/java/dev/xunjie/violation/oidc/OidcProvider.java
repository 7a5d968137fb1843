package dev.xunjie.violation.oidc;

import dev.xunjie.violation.ApiSettings;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

/**
 * The city's identity provider, if one is set. What it says of itself is read when somebody first
 * signs in with it, so that the API starts while the provider is away.
 */
@Component
final class OidcProvider {
  static final String REGISTRATION_ID = "city";

  /** The path that the provider sends people back to; to be registered there. */
  static final String CALLBACK = "/api/session/oidc/callback";

  private final ApiSettings.Oidc settings;
  private final ReentrantLock discovering = new ReentrantLock();
  private volatile Optional<ClientRegistration> discovered = Optional.empty();

  OidcProvider(ApiSettings settings) {
    this.settings = settings.oidc();
  }

  boolean isSet() {
    return !settings.issuer().isBlank();
  }

  ApiSettings.Oidc settings() {
    return settings;
  }

  /**
   * How to speak with the provider.
   *
   * @throws RuntimeException if the provider doesn't answer, or tells another issuer
   */
  ClientRegistration registration() {
    return discovered.orElseGet(this::discover);
  }

  /** One at a time: a provider that hangs must not take all of the API's threads. */
  private ClientRegistration discover() {
    if (!discovering.tryLock()) {
      throw new IllegalStateException("the identity provider is being asked what it offers");
    }
    try {
      ClientRegistration found =
          ClientRegistrations.fromOidcIssuerLocation(settings.issuer())
              .registrationId(REGISTRATION_ID)
              .clientId(settings.clientId())
              .clientSecret(settings.clientSecret())
              .redirectUri("{baseUrl}" + CALLBACK)
              .scope("openid", "profile")
              .userNameAttributeName(settings.claim())
              .build();
      discovered = Optional.of(found);
      return found;
    } finally {
      discovering.unlock();
    }
  }
}
