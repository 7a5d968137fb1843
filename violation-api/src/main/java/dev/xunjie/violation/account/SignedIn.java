package dev.xunjie.violation.account;

import dev.xunjie.violation.activity.Actor;
import java.security.Principal;
import java.util.Set;

/**
 * The user behind a request.
 *
 * @param username user name
 * @param displayName what colleagues call them
 * @param roles what they may do, as of this very request
 * @param address network address of the client
 * @param sessionDigest which of their sessions: the digest of its token
 */
public record SignedIn(
    String username, String displayName, Set<Role> roles, String address, String sessionDigest)
    implements Principal {
  public SignedIn {
    roles = Set.copyOf(roles);
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
