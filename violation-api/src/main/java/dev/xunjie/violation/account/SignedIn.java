package dev.xunjie.violation.account;

import dev.xunjie.violation.activity.Actor;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The user behind a request.
 *
 * @param username user name; of a machine {@code token:NAME}, which no account can be called
 * @param displayName what colleagues call them
 * @param roles what they may do, as of this very request
 * @param squad id of the squad that they belong to, as of this very request
 * @param areas ids of the areas that they may see, as of this very request; empty: all
 * @param standing on what footing they are signed in
 * @param address network address of the client
 * @param sessionDigest which of their sessions, or which machine: the digest of its token
 */
public record SignedIn(
    String username,
    String displayName,
    Set<Role> roles,
    Optional<String> squad,
    Set<String> areas,
    Standing standing,
    String address,
    String sessionDigest)
    implements Principal {
  /** What people may do and machines may not: change their password, sign out. */
  public static final String PERSON = "PERSON";

  public SignedIn {
    roles = Set.copyOf(roles);
    areas = Set.copyOf(areas);
    Objects.requireNonNull(squad, "squad is missing");
    Objects.requireNonNull(standing, "standing is missing");
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

  /** The user as the access rules see them: a newcomer's roles don't count yet. */
  public Authentication authentication() {
    List<GrantedAuthority> granted = new ArrayList<>();
    if (standing != Standing.MACHINE) {
      granted.add(new SimpleGrantedAuthority(PERSON));
    }
    if (standing != Standing.NEWCOMER) {
      roles.forEach(role -> granted.add(new SimpleGrantedAuthority("ROLE_" + role.name())));
    }
    return UsernamePasswordAuthenticationToken.authenticated(this, "", granted);
  }
}
