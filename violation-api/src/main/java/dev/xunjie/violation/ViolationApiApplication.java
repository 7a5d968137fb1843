package dev.xunjie.violation;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The review queue, its console and the evidence store: one process, as many of it as needed. */
@SpringBootApplication(
    proxyBeanMethods = false,
    exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@OpenAPIDefinition(
    info =
        @Info(
            title = "Xunjie violation API",
            version = "1",
            description =
                "The review queue, its evidence, cameras and policies. Sign in by POST"
                    + " /api/session. Errors are application/problem+json with a code for programs"
                    + " and a detail for people."))
public class ViolationApiApplication {
  public static void main(String[] arguments) {
    SpringApplication.run(ViolationApiApplication.class, arguments);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
