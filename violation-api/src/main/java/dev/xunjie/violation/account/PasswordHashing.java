package dev.xunjie.violation.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are hashed. */
@Configuration(proxyBeanMethods = false)
final class PasswordHashing {
  /** Doublings of the work: some 0.1 s of a core for every guess, and for every sign-in. */
  private static final int COST = 10;

  @Bean
  PasswordEncoder passwords() {
    return new BCryptPasswordEncoder(COST);
  }
}
