package dev.xunjie.violation.account;

import dev.xunjie.violation.activity.Actor;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The user behind a request.
 *
 * @param username user name
 * @param displayName what colleagues call them
 * @param roles what they may do, as of this very request
 * @param squad id of the squad that they belong to, as of this very request
 * @param areas ids of the areas that they may see, as of this very request; empty: all
 * @param address network address of the client
 * @param sessionDigest which of their sessions: the digest of its token
 */
public record SignedIn(
    String username,
    String displayName,
    Set<Role> roles,
    Optional<String> squad,
    Set<String> areas,
    String address,
    String sessionDigest)
    implements Principal {
  public SignedIn {
    roles = Set.copyOf(roles);
    areas = Set.copyOf(areas);
    Objects.requireNonNull(squad, "squad is missing");
  }

  @Override
  public String getName() {
    return username;
  }

  /** The user as the record of activities names them. */
  public Actor actor() {
    return new Actor(username, address);
  }

  /** Whether the user has one of the roles. */
  public boolean isAnyOf(Set<Role> wanted) {
    return roles.stream().anyMatch(wanted::contains);
  }
}
