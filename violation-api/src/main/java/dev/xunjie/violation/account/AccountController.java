package dev.xunjie.violation.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, for administrators. */
@RestController
@RequestMapping("/api/users")
final class AccountController {
  private static final int LARGEST_PAGE = 200;

  private final AccountDirectory directory;
  private final AccountEditor editor;
  private final Certificates certificates;

  AccountController(AccountDirectory directory, AccountEditor editor, Certificates certificates) {
    this.directory = directory;
    this.editor = editor;
    this.certificates = certificates;
  }

  /**
   * A page of the accounts.
   *
   * @param items in the order of their user names
   * @param next pass it as {@code cursor} for the page after this one; absent at the end
   */
  record Page(List<AccountEntry> items, Optional<String> next) {}

  /** An account with all its certificates. */
  record Opened(@JsonUnwrapped AccountEntry entry, List<Certificate> certificates) {}

  /** A new account, with its one-time password if one was drawn: it is told only now. */
  record Created(@JsonUnwrapped AccountEntry entry, Optional<String> oneTimePassword) {}

  record Reset(String oneTimePassword) {}

  /**
   * A new account.
   *
   * @param password absent: a one-time password is drawn and told in the answer
   * @param mustChangePassword whether the given password must be changed at the first sign-in; so
   *     it is unless the caller says false, which is for accounts set up by a script
   */
  record NewUser(
      @NotNull @Pattern(regexp = "[a-z0-9._-]{2,32}") String username,
      @NotBlank @Size(max = 100) String displayName,
      Optional<@Size(max = 1000) String> password,
      Optional<Boolean> mustChangePassword,
      @NotEmpty Set<@NotNull Role> roles,
      Optional<@Pattern(regexp = Account.ID) String> squad,
      Optional<@Size(max = 200) Set<@NotNull @Pattern(regexp = Account.ID) String>> areas) {
    Account account() {
      return new Account(username, displayName.strip(), roles, squad, areas.orElse(Set.of()));
    }
  }

  record Edit(
      @NotBlank @Size(max = 100) String displayName,
      @NotEmpty Set<@NotNull Role> roles,
      Optional<@Pattern(regexp = Account.ID) String> squad,
      Optional<@Size(max = 200) Set<@NotNull @Pattern(regexp = Account.ID) String>> areas) {
    Account account(String username) {
      return new Account(username, displayName.strip(), roles, squad, areas.orElse(Set.of()));
    }
  }

  @Operation(summary = "Accounts in the order of their user names")
  @GetMapping
  Page list(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    int size = Math.max(1, Math.min(limit, LARGEST_PAGE));
    List<AccountEntry> found = directory.list(search.strip(), cursor, size + 1);
    List<AccountEntry> page = found.subList(0, Math.min(size, found.size()));
    return new Page(
        page,
        found.size() > size
            ? Optional.of(page.get(size - 1).account().username())
            : Optional.empty());
  }

  @Operation(summary = "An account with its certificates")
  @GetMapping("/{username}")
  Opened open(@PathVariable String username) {
    return new Opened(entry(username), certificates.of(username));
  }

  @Operation(
      summary = "Create an account",
      description = "Without a password a one-time one is drawn, which the answer tells once.")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Created create(
      @Valid @RequestBody NewUser wanted,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn creator) {
    wanted.password().ifPresent(PasswordRule::require);
    Account account = wanted.account();
    Optional<String> drawn =
        wanted.password().isPresent() ? Optional.empty() : Optional.of(OneTimePassword.draw());
    String password = wanted.password().or(() -> drawn).orElseThrow();
    boolean oneTime = drawn.isPresent() || wanted.mustChangePassword().orElse(true);
    editor.create(account, password, oneTime, creator);
    return new Created(entry(account.username()), drawn);
  }

  @Operation(summary = "Change an account's name, roles, squad and areas; works at once")
  @PutMapping("/{username}")
  AccountEntry edit(
      @PathVariable String username,
      @Valid @RequestBody Edit wanted,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    editor.edit(wanted.account(entry(username).account().username()), user);
    return entry(username);
  }

  @Operation(summary = "Disable an account; ends its sessions at once")
  @PutMapping("/{username}/disabled")
  AccountEntry disable(
      @PathVariable String username,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    if (entry(username).disabledAt().isEmpty()) {
      editor.disable(username, user);
    }
    return entry(username);
  }

  @Operation(summary = "Enable a disabled account")
  @DeleteMapping("/{username}/disabled")
  AccountEntry enable(
      @PathVariable String username,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    if (entry(username).disabledAt().isPresent()) {
      editor.enable(username, user);
    }
    return entry(username);
  }

  @Operation(
      summary = "Replace a forgotten password by a one-time one, told once in the answer",
      description = "Ends the account's sessions; the next sign-in demands a new password.")
  @PostMapping("/{username}/password-reset")
  Reset resetPassword(
      @PathVariable String username,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    return new Reset(editor.resetPassword(username, user));
  }

  private AccountEntry entry(String username) {
    return directory.find(username).orElseThrow(() -> Problem.unknown("user", username));
  }
}
