package dev.xunjie.violation.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.violation.postgres.Columns;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands out the script that keeps the console on a squad's phone. It names the release and its
 * files: a browser that asks for it again sees by its bytes whether there is another.
 */
@Hidden
@RestController
final class ServiceWorkerController {
  private static final String SCRIPT = "console/service-worker.js";
  private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", UTF_8);

  private final byte[] script;

  ServiceWorkerController(ConsoleFiles files) {
    Release release = new Release(files.version().hex(), files.paths());
    this.script =
        "const CONSOLE = %s;\n%s".formatted(Columns.json(release), script()).getBytes(UTF_8);
  }

  /** What the script is told. */
  record Release(String version, List<String> files) {}

  @GetMapping("/service-worker.js")
  ResponseEntity<byte[]> serviceWorker() {
    return ResponseEntity.ok()
        .contentType(JAVASCRIPT)
        .cacheControl(CacheControl.noCache())
        .body(script);
  }

  private static String script() {
    try {
      return new ClassPathResource(SCRIPT).getContentAsString(UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException(SCRIPT + " is missing: the jar is damaged", missing);
    }
  }
}
