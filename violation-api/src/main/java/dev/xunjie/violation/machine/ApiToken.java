package dev.xunjie.violation.machine;

import dev.xunjie.violation.account.Role;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a machine client may do with its token; the token itself is known to the client alone.
 *
 * @param name 2 to 32 of a–z, 0–9, dot, dash, underscore; never given twice, for it stands in the
 *     record
 * @param roles what it may do
 * @param areas ids of the areas that it may see; empty: all
 * @param createdBy user name of the administrator who created it
 * @param createdAt when it was created
 * @param expiresAt when it stops working
 * @param lastUsedAt when it was last used, to the minute
 * @param revokedAt since when it doesn't work any more, if it was revoked
 */
record ApiToken(
    String name,
    Set<Role> roles,
    Set<String> areas,
    String createdBy,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt) {
  /**
   * What a machine may be. It never takes an officer's part, for the law asks for people (行政处罚法 42,
   * 58), and never an administrator's, for it could give itself more.
   */
  static final Set<Role> MACHINE_ROLES = Set.of(Role.ANALYST, Role.AUDITOR);

  static final String NAME = "[a-z0-9._-]{2,32}";

  ApiToken {
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    areas = Collections.unmodifiableSet(new TreeSet<>(areas));
    if (roles.isEmpty() || !MACHINE_ROLES.containsAll(roles)) {
      throw new IllegalArgumentException(
          "roles of the token %s must be of %s, not %s"
              .formatted(name, new TreeSet<>(MACHINE_ROLES), roles));
    }
  }

  /** How the record and the access rules name it: no account can be called so. */
  String username() {
    return "token:" + name;
  }
}
