package dev.xunjie.violation.account;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One person's account.
 *
 * @param username 2 to 32 of a–z, 0–9, dot, dash, underscore
 * @param displayName what colleagues call them, any script
 * @param roles what they may do; at least one
 * @param squad id of the squad that they belong to
 * @param areas ids of the areas that they may see; empty: all
 */
public record Account(
    String username,
    String displayName,
    Set<Role> roles,
    Optional<String> squad,
    Set<String> areas) {
  /** What the id of a squad or an area looks like in a request. */
  public static final String ID = "\\S{1,64}";

  public Account {
    if (!Objects.requireNonNull(username, "username is missing").matches("[a-z0-9._-]{2,32}")) {
      throw new IllegalArgumentException(
          "username \"%s\" must be 2 to 32 of a–z, 0–9, dot, dash, underscore".formatted(username));
    }
    if (displayName == null || displayName.isBlank()) {
      throw new IllegalArgumentException("account %s needs a displayName".formatted(username));
    }
    if (roles == null || roles.isEmpty()) {
      throw new IllegalArgumentException("account %s needs a role".formatted(username));
    }
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    areas = Collections.unmodifiableSet(new TreeSet<>(areas));
    Objects.requireNonNull(squad, "squad is missing");
  }
}
