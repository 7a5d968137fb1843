package dev.xunjie.violation.account;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people are called, by user name. */
@Component
public final class DisplayNames {
  private final JdbcClient database;

  DisplayNames(JdbcClient database) {
    this.database = database;
  }

  /** The display names of those of the user names that exist. */
  public Map<String, String> of(Collection<String> usernames) {
    if (usernames.isEmpty()) {
      return Map.of();
    }
    return database
        .sql("select username, display_name from account where username in (:usernames)")
        .param("usernames", Set.copyOf(usernames))
        .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
