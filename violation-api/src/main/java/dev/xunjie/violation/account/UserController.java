package dev.xunjie.violation.account;

import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Creates accounts. */
@RestController
final class UserController {
  private final AccountStore accounts;
  private final ActivityLog activities;
  private final TransactionOperations transactions;

  UserController(
      AccountStore accounts, ActivityLog activities, TransactionOperations transactions) {
    this.accounts = accounts;
    this.activities = activities;
    this.transactions = transactions;
  }

  record NewUser(
      @NotNull @Pattern(regexp = "[a-z0-9._-]{2,32}") String username,
      @NotNull @Size(min = 1, max = 100) String displayName,
      @NotNull String password,
      @NotEmpty Set<Role> roles,
      Optional<@Size(min = 1, max = 64) String> squad,
      Optional<@Size(max = 200) Set<@NotNull @Size(min = 1, max = 64) String>> areas) {}

  @Operation(summary = "Create an account")
  @PostMapping("/api/users")
  @ResponseStatus(HttpStatus.CREATED)
  Account create(
      @Valid @RequestBody NewUser wanted,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn creator) {
    PasswordRule.require(wanted.password());
    Account account =
        new Account(
            wanted.username(),
            wanted.displayName(),
            wanted.roles(),
            wanted.squad(),
            wanted.areas().orElse(Set.of()));
    boolean added =
        transactions.execute(
            status -> {
              boolean isNew = accounts.add(account, wanted.password());
              if (isNew) {
                activities.record(
                    creator.actor(),
                    Activity.Kind.USER_CREATED,
                    account.username(),
                    Map.of("roles", account.roles()));
              }
              return isNew;
            });
    if (!added) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "username-taken",
          "There is an account %s already.".formatted(account.username()));
    }
    return account;
  }
}
