package dev.xunjie.violation.load;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingServices;
import dev.xunjie.violation.TestingStack;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much longer the queue and an item take with 10,000 cases in the database than with none.
 * Figures of one run can be compared with each other, never with another's; so this is no test. Run
 * it with {@code -Dtest=FullDatabaseBenchmark -Dxunjie.bench=true}.
 */
class FullDatabaseBenchmark {
  private static final Logger LOG = LoggerFactory.getLogger(FullDatabaseBenchmark.class);
  private static final int CASES = 10_000;
  private static final int WARMING_UP = 300;
  private static final int MEASURED = 300;
  private static final double SHARE = .95;

  /** Inserted before the empty database is measured, for an item needs one. */
  private static final int ALMOST_NONE = 2;

  @Test
  @EnabledIfSystemProperty(named = "xunjie.bench", matches = "true")
  void comparesAFullDatabaseWithAnEmptyOne() throws Exception {
    try (TestingServices services = new TestingServices()) {
      TestingBrowser reviewer =
          TestingBrowser.at(services.startApi())
              .signedIn("reviewer", TestingStack.REVIEWER_PASSWORD);
      CaseLoad.insert(services.database(), ALMOST_NONE);
      Map<String, Double> empty = measured(reviewer);
      services.database().sql("delete from case_clock").update();
      services.database().sql("alter table case_step disable trigger all").update();
      services.database().sql("delete from case_step").update();
      services.database().sql("alter table case_step enable trigger all").update();
      services.database().sql("delete from incident").update();
      CaseLoad.insert(services.database(), CASES);
      Map<String, Double> full = measured(reviewer);
      full.forEach(
          (address, millis) ->
              LOG.warn(
                  "p95 {} ratio={} emptyMs={} fullMs={}",
                  address,
                  String.format(Locale.ROOT, "%.2f", millis / empty.get(address)),
                  String.format(Locale.ROOT, "%.1f", empty.get(address)),
                  String.format(Locale.ROOT, "%.1f", millis)));
    }
  }

  private static Map<String, Double> measured(TestingBrowser reviewer) {
    Map<String, Double> millis = new LinkedHashMap<>();
    for (String address :
        new String[] {
          "/api/incidents",
          "/api/incidents?limit=1",
          "/api/incidents?offence=ILLEGAL_PARKING",
          "/api/incidents?camera=cam-load-2",
          "/api/incidents/load-000002",
          "/api/review/next",
          "/api/cases"
        }) {
      millis.put(address, p95(reviewer, address));
    }
    return millis;
  }

  private static double p95(TestingBrowser reviewer, String address) {
    for (int i = 0; i < WARMING_UP; i++) {
      reviewer.get(address);
    }
    double[] taken = new double[MEASURED];
    for (int i = 0; i < MEASURED; i++) {
      long begin = System.nanoTime();
      TestingBrowser.Answer answer = reviewer.get(address);
      taken[i] = (System.nanoTime() - begin) / 1e6;
      if (answer.status() >= 300) {
        throw new AssertionError(address + ": " + answer.body());
      }
    }
    Arrays.sort(taken);
    return taken[(int) (MEASURED * SHARE)];
  }
}
