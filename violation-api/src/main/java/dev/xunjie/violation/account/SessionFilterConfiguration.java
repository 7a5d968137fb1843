package dev.xunjie.violation.account;

import dev.xunjie.violation.problem.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The session filter runs inside the security chain only, not once more by itself. */
@Configuration(proxyBeanMethods = false)
class SessionFilterConfiguration {
  @Bean
  SessionFilter sessionFilter(SessionStore sessions, ProblemWriter problems) {
    return new SessionFilter(sessions, problems);
  }

  @Bean
  FilterRegistrationBean<SessionFilter> sessionFilterOnlyInChain(SessionFilter filter) {
    FilterRegistrationBean<SessionFilter> registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }
}
