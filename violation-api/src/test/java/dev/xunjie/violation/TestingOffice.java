package dev.xunjie.violation;

import dev.xunjie.violation.load.CaseLoad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A busy office: 10,000 cases, and two instances of the API, each a process of its own, behind one
 * PostgreSQL and one Redis. Started once for all tests of this process; whoever strikes it down
 * puts it up again.
 */
public final class TestingOffice {
  /** As many as an office has after a year. */
  public static final int CASES = 10_000;

  private static final class Shared {
    private static final TestingOffice OFFICE = new TestingOffice();
  }

  private final TestingServices services = new TestingServices();
  private final List<TestingProcess> instances;

  private TestingOffice() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "testing-office-close"));
    try {
      // Both at once, on a database without a table, as an operator may start them.
      instances = List.of(services.beginProcess(), services.beginProcess());
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    instances.forEach(TestingProcess::awaitListening);
    CaseLoad.insert(services.database(), CASES);
  }

  /** The office that all tests of this process share. */
  public static TestingOffice shared() {
    return Shared.OFFICE;
  }

  /** What stands behind both. */
  public TestingServices services() {
    return services;
  }

  /** One of the two instances: 0 or 1. */
  public TestingProcess instance(int number) {
    return instances.get(number);
  }

  /** A new reviewer who signed in at that instance. */
  public TestingBrowser reviewer(String username, int instance) {
    return services.user(username, instance(instance).address(), "REVIEWER");
  }

  private void close() {
    try {
      services.close();
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }
}
