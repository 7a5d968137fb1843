package dev.xunjie.violation.visibility;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts every address of a case or a camera under the rule of who sees it. */
@Configuration(proxyBeanMethods = false)
class VisibilityConfiguration implements WebMvcConfigurer {
  private final IncidentVisibility incidents;
  private final CameraVisibility cameras;

  VisibilityConfiguration(IncidentVisibility incidents, CameraVisibility cameras) {
    this.incidents = incidents;
    this.cameras = cameras;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors
        .addInterceptor(incidents)
        .addPathPatterns("/api/incidents/{id}", "/api/incidents/{id}/**", "/api/tasks/{id}/**")
        .excludePathPatterns("/api/incidents/export.csv");
    interceptors
        .addInterceptor(cameras)
        .addPathPatterns("/api/cameras/{id}", "/api/cameras/{id}/**");
  }
}
