package dev.xunjie.violation.review;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.incident.QueueFilter;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.workflow.CaseState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The next incident for whoever asks. */
@RestController
@RequestMapping("/api/review/next")
final class NextController {
  private final NextInQueue queue;

  NextController(NextInQueue queue) {
    this.queue = queue;
  }

  /**
   * Which part of the queue somebody works on.
   *
   * @param state PENDING, the first officer's queue, by default; or CONFIRMED, the second's
   * @param offence of this offence only
   * @param camera of this camera only
   * @param except none of these, up to 50
   */
  record Wanted(
      Optional<CaseState> state,
      Optional<Offence> offence,
      Optional<@Size(max = 128) String> camera,
      @Size(max = 50) List<@NotNull @Size(max = 128) String> except) {
    Wanted {
      state = Objects.requireNonNullElse(state, Optional.empty());
      offence = Objects.requireNonNullElse(offence, Optional.empty());
      camera = Objects.requireNonNullElse(camera, Optional.empty());
      except = Objects.requireNonNullElse(except, List.of());
    }

    QueueFilter filter(SignedIn user) {
      CaseState wanted = state.orElse(CaseState.PENDING);
      if (!wanted.isInQueue()) {
        throw Problem.of(
            HttpStatus.BAD_REQUEST,
            "malformed-request",
            "state %s waits for no officer at the queue: ask for PENDING or CONFIRMED"
                .formatted(wanted));
      }
      return new QueueFilter(
          wanted,
          offence,
          camera,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          user.areas());
    }
  }

  /**
   * Which incident it would be.
   *
   * @param id its id
   */
  record Following(String id) {}

  @Operation(
      summary = "Take the next incident of the queue; recorded as taken and viewed",
      description =
          "The first in the queue's order that nobody else holds, leased to the caller; of what"
              + " waits for the second officer none that the caller confirmed first. What the"
              + " caller holds already counts as free, so that asking again after a lost answer"
              + " gives the same. 204: there is none.")
  @PostMapping
  ResponseEntity<OpenedIncident> take(
      @Valid @RequestBody Wanted wanted,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    return answer(queue.take(wanted.filter(user), Set.copyOf(wanted.except()), user));
  }

  @Operation(
      summary = "Which incident would be the next, without taking it",
      description = "For fetching it ahead. 204: there is none.")
  @GetMapping
  ResponseEntity<Following> look(
      @Valid @ParameterObject Wanted wanted,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    return answer(
        queue.look(wanted.filter(user), Set.copyOf(wanted.except()), user).map(Following::new));
  }

  private static <T> ResponseEntity<T> answer(Optional<T> found) {
    return found.map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent().build());
  }
}
