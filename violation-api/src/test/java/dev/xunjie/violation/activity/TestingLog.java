package dev.xunjie.violation.activity;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The record in a database of its own. */
public final class TestingLog {
  private TestingLog() {}

  public static ActivityLog in(JdbcClient database, TransactionOperations transactions) {
    return new ActivityLog(database, transactions, Clock.systemUTC());
  }
}
