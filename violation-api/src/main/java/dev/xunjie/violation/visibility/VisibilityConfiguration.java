package dev.xunjie.violation.visibility;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts every address of a case under the rule of who sees it. */
@Configuration(proxyBeanMethods = false)
class VisibilityConfiguration implements WebMvcConfigurer {
  private final IncidentVisibility visibility;

  VisibilityConfiguration(IncidentVisibility visibility) {
    this.visibility = visibility;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors
        .addInterceptor(visibility)
        .addPathPatterns("/api/incidents/{id}", "/api/incidents/{id}/**", "/api/tasks/{id}/**")
        .excludePathPatterns("/api/incidents/export.csv");
  }
}
