package dev.xunjie.violation;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The settings of a part that is tried by itself. */
public final class TestingSettings {
  private TestingSettings() {}

  /** These settings by their names below {@code xunjie.}, and the defaults of all others. */
  public static ApiSettings of(Map<String, String> given) {
    Map<String, String> named = new HashMap<>();
    named.put("xunjie.kafka", "unused");
    named.put("xunjie.redis-url", "redis://unused");
    named.put("xunjie.evidence-dir", "unused");
    named.put("xunjie.evidence-key", "unused");
    given.forEach((name, value) -> named.put("xunjie." + name, value));
    return new Binder(new MapConfigurationPropertySource(named))
        .bind("xunjie", ApiSettings.class)
        .get();
  }
}
