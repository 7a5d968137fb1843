package dev.xunjie.violation.machine;

import dev.xunjie.violation.problem.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The machine filter runs inside the security chain only, not once more by itself. */
@Configuration(proxyBeanMethods = false)
class MachineFilterConfiguration {
  @Bean
  MachineFilter machineFilter(ApiTokenStore tokens, ProblemWriter problems) {
    return new MachineFilter(tokens, problems);
  }

  @Bean
  FilterRegistrationBean<MachineFilter> machineFilterOnlyInChain(MachineFilter filter) {
    FilterRegistrationBean<MachineFilter> registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }
}
