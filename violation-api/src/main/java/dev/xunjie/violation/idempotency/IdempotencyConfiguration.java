package dev.xunjie.violation.idempotency;

import dev.xunjie.violation.problem.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The idempotency filter runs inside the security chain only, not once more by itself. */
@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {
  @Bean
  IdempotencyFilter idempotencyFilter(KeptAnswers answers, ProblemWriter problems) {
    return new IdempotencyFilter(answers, problems);
  }

  @Bean
  FilterRegistrationBean<IdempotencyFilter> idempotencyFilterOnlyInChain(IdempotencyFilter filter) {
    FilterRegistrationBean<IdempotencyFilter> registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }
}
