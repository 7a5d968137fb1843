package dev.xunjie.violation.console;

import dev.xunjie.evidence.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The files that make up the console, and what tells one release of them from another. */
@Component
final class ConsoleFiles {
  private static final String INDEX = "/";

  /** Where files lie, each with how browsers ask for those that lie there. */
  private static final Map<String, String> PLACES =
      Map.of(
          "/static/index.html", INDEX,
          "/static/favicon.svg", "/favicon.svg",
          "/static/console/*", "/console/",
          "/META-INF/resources/webjars/vue/*/dist/vue.runtime.esm-browser.prod.js",
              "/webjars/vue/dist/vue.runtime.esm-browser.prod.js",
          "/META-INF/resources/webjars/leaflet/*/dist/leaflet-src.esm.js",
              "/webjars/leaflet/dist/leaflet-src.esm.js",
          "/META-INF/resources/webjars/leaflet/*/dist/leaflet.css",
              "/webjars/leaflet/dist/leaflet.css");

  private final List<String> paths;
  private final Sha256 version;

  ConsoleFiles() {
    Map<String, byte[]> files = new TreeMap<>();
    PLACES.forEach((place, path) -> files.putAll(filesAt(place, path)));
    this.paths = List.copyOf(files.keySet());
    this.version = digestOf(files);
  }

  /** As browsers ask for them. */
  List<String> paths() {
    return paths;
  }

  /** Another one if a single byte of them is. */
  Sha256 version() {
    return version;
  }

  private static Map<String, byte[]> filesAt(String place, String path) {
    Map<String, byte[]> files = new TreeMap<>();
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver().getResources("classpath*:" + place)) {
        boolean isFolder = path.endsWith("/") && !path.equals(INDEX);
        files.put(isFolder ? path + file.getFilename() : path, file.getContentAsByteArray());
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    if (files.isEmpty()) {
      throw new IllegalStateException("%s is missing: the jar is damaged".formatted(place));
    }
    return files;
  }

  private static Sha256 digestOf(Map<String, byte[]> files) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    files.forEach(
        (path, bytes) -> {
          all.writeBytes("%s %d\n".formatted(path, bytes.length).getBytes(StandardCharsets.UTF_8));
          all.writeBytes(bytes);
        });
    return Sha256.of(all.toByteArray());
  }
}
