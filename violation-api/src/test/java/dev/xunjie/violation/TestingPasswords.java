package dev.xunjie.violation;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes passwords with the least work there is: tests sign in by the hundred. */
final class TestingPasswords implements BeanPostProcessor {
  private static final int LEAST_COST = 4;

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof PasswordEncoder ? encoder() : bean;
  }

  static PasswordEncoder encoder() {
    return new BCryptPasswordEncoder(LEAST_COST);
  }
}
