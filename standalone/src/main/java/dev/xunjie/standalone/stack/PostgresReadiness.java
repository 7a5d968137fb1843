package dev.xunjie.standalone.stack;

import dev.xunjie.standalone.supervisor.Readiness;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Ready when it lets the user in: it accepts connections before it has recovered.
 *
 * @param url JDBC address
 */
record PostgresReadiness(String url, String user, String password) implements Readiness {
  @Override
  public boolean holds() {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      return connection.isValid(2);
    } catch (SQLException notYet) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "sign-in of " + user + " at " + url;
  }
}
