package dev.xunjie.violation.overview;

import dev.xunjie.violation.account.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The work in numbers. */
@RestController
@RequestMapping("/api/flow")
final class FlowController {
  private final FlowReader reader;

  FlowController(FlowReader reader) {
    this.reader = reader;
  }

  @Operation(
      summary = "How cases come and go: states, hours, clocks, reasons of rejection",
      description = "Numbers only, of the areas that the caller may see.")
  @GetMapping
  Flow flow(@Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    return reader.read(user.areas());
  }
}
