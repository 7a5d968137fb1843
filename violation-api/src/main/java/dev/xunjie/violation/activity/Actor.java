package dev.xunjie.violation.activity;

import java.util.Objects;

/**
 * Who did something, and from where.
 *
 * @param username user name, or what was typed as one
 * @param address network address of the client
 */
public record Actor(String username, String address) {
  public Actor {
    Objects.requireNonNull(username, "username is missing");
    Objects.requireNonNull(address, "address is missing");
  }
}
