package dev.xunjie.violation.activity;

import java.util.Objects;

/**
 * Who did something, and from where.
 *
 * @param username user name, or what was typed as one
 * @param address network address of the client; empty of Xunjie itself
 */
public record Actor(String username, String address) {
  /** Xunjie itself, where nobody asked for what is done. */
  public static final Actor XUNJIE = new Actor("xunjie", "");

  public Actor {
    Objects.requireNonNull(username, "username is missing");
    Objects.requireNonNull(address, "address is missing");
  }
}
