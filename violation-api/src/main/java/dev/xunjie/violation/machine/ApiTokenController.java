package dev.xunjie.violation.machine;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.xunjie.violation.account.Account;
import dev.xunjie.violation.account.Role;
import dev.xunjie.violation.account.SecretToken;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens of machine clients, given and revoked by administrators. */
@RestController
@RequestMapping("/api/tokens")
final class ApiTokenController {
  /** A token that outlives its purpose is a key under the mat: renewed every two years. */
  private static final int LONGEST_DAYS = 730;

  private final ApiTokenStore tokens;
  private final ActivityLog activities;
  private final TransactionOperations transactions;
  private final Clock clock;

  ApiTokenController(
      ApiTokenStore tokens,
      ActivityLog activities,
      TransactionOperations transactions,
      Clock clock) {
    this.tokens = tokens;
    this.activities = activities;
    this.transactions = transactions;
    this.clock = clock;
  }

  record Tokens(List<ApiToken> items) {}

  /**
   * A new token.
   *
   * @param token send it as {@code Authorization: Bearer}; it is told only now
   */
  record Created(@JsonUnwrapped ApiToken description, String token) {}

  record NewToken(
      @NotNull @Pattern(regexp = ApiToken.NAME) String name,
      @NotEmpty Set<@NotNull Role> roles,
      Optional<@Size(max = 200) Set<@NotNull @Pattern(regexp = Account.ID) String>> areas,
      @NotNull @Min(1) @Max(LONGEST_DAYS) Integer validDays) {}

  @Operation(summary = "All tokens of machine clients, newest first")
  @GetMapping
  Tokens list() {
    return new Tokens(tokens.all());
  }

  @Operation(
      summary = "Give a machine client a token, which is told once in the answer",
      description = "Its roles are ANALYST and AUDITOR at most: it decides nothing.")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Created create(
      @Valid @RequestBody NewToken wanted,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    String secret = MachineFilter.PREFIX + SecretToken.draw();
    ApiToken token = described(wanted, user.username());
    transactions.executeWithoutResult(
        status -> {
          if (!tokens.add(token, SecretToken.digestOf(secret))) {
            throw Problem.of(
                HttpStatus.CONFLICT,
                "token-name-taken",
                "There is or was a token %s; names stand in the record and aren't given twice."
                    .formatted(token.name()));
          }
          activities.record(
              user.actor(),
              Activity.Kind.TOKEN_CREATED,
              token.username(),
              Map.of(
                  "roles",
                  token.roles(),
                  "areas",
                  token.areas(),
                  "expiresAt",
                  token.expiresAt().toString()));
        });
    return new Created(token, secret);
  }

  @Operation(summary = "Revoke a token; works at once")
  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(
      @PathVariable String name, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    if (!tokens.knows(name)) {
      throw Problem.unknown("token", name);
    }
    transactions.executeWithoutResult(
        status -> {
          if (tokens.revoke(name)) {
            activities.record(user.actor(), Activity.Kind.TOKEN_REVOKED, "token:" + name, Map.of());
          }
        });
  }

  private ApiToken described(NewToken wanted, String creator) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    try {
      return new ApiToken(
          wanted.name(),
          wanted.roles(),
          wanted.areas().orElse(Set.of()),
          creator,
          now,
          now.plus(Duration.ofDays(wanted.validDays())),
          Optional.empty(),
          Optional.empty());
    } catch (IllegalArgumentException unfit) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "malformed-request", unfit.getMessage(), unfit);
    }
  }
}
