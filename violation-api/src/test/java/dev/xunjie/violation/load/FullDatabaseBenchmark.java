package dev.xunjie.violation.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How much longer requests take with 10,000 cases in the database than with almost none, and how
 * many decisions a second ten reviewers reach. Each request goes to both in turn, so that whatever
 * else the machine does slows both. Figures of one run can be compared with each other, never with
 * another's; so this is no test (docs/operations.md).
 */
@EnabledIfSystemProperty(named = "xunjie.bench", matches = "true")
class FullDatabaseBenchmark {
  private static final int CASES = 10_000;

  /** An item needs one. */
  private static final int ALMOST_NONE = 4;

  private static final int WARMING_UP = 150;
  private static final int MEASURED = 400;
  private static final int PEOPLE = 10;
  private static final int EACH = 60;

  private static final List<String> REQUESTS =
      List.of(
          "/api/incidents",
          "/api/incidents?limit=1",
          "/api/incidents?offence=ILLEGAL_PARKING",
          "/api/incidents?camera=cam-load-2",
          "/api/incidents?state=CLOSED",
          "/api/incidents/load-000002",
          "/api/incidents/load-000002/history",
          "/api/review/next",
          "/api/cases",
          "/api/cases?camera=cam-load-2",
          "/api/flow",
          "/api/activity?limit=50",
          "/api/incidents/export.csv?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z");

  private record Spread(double p50Millis, double p95Millis) {
    static Spread of(List<Double> millis) {
      Collections.sort(millis);
      return new Spread(millis.get(millis.size() / 2), millis.get(millis.size() * 95 / 100));
    }
  }

  private record Comparison(String request, Spread empty, Spread full) {
    String line() {
      return String.format(
          Locale.ROOT,
          "| `%s` | %.1f / %.1f | %.1f / %.1f | %.1f / %.1f |",
          request,
          empty.p50Millis(),
          empty.p95Millis(),
          full.p50Millis(),
          full.p95Millis(),
          full.p50Millis() / empty.p50Millis(),
          full.p95Millis() / empty.p95Millis());
    }
  }

  @Test
  void comparesAFullDatabaseWithAnEmptyOne() throws Exception {
    List<Comparison> comparisons = new ArrayList<>();
    Map<String, Double> perSecond;
    try (TestingServices empty = new TestingServices(true);
        TestingServices full = new TestingServices(true)) {
      TestingBrowser atEmpty = supervisor(empty, ALMOST_NONE);
      String address = full.startProcess().address();
      TestingBrowser atFull = supervisor(full, address, CASES);
      for (String request : REQUESTS) {
        comparisons.add(compare(request, atEmpty, atFull));
      }
      perSecond = throughput(full, address);
    }
    print(comparisons, perSecond);
    Files.writeString(
        Path.of("target", "full-database.json"),
        ContractJson.toLine(Map.of("requests", comparisons, "perSecond", perSecond)),
        UTF_8);
  }

  private static TestingBrowser supervisor(TestingServices services, int cases) throws Exception {
    return supervisor(services, services.startProcess().address(), cases);
  }

  private static TestingBrowser supervisor(TestingServices services, String address, int cases) {
    CaseLoad.insert(services.database(), cases);
    CaseLoad.record(services.database(), cases);
    return services.user("supervisor", address, "REVIEWER", "AUDITOR");
  }

  private static Comparison compare(String request, TestingBrowser empty, TestingBrowser full) {
    for (int i = 0; i < WARMING_UP; i++) {
      millis(request, empty);
      millis(request, full);
    }
    List<Double> ofEmpty = new ArrayList<>();
    List<Double> ofFull = new ArrayList<>();
    for (int i = 0; i < MEASURED; i++) {
      ofEmpty.add(millis(request, empty));
      ofFull.add(millis(request, full));
    }
    return new Comparison(request, Spread.of(ofEmpty), Spread.of(ofFull));
  }

  private static double millis(String request, TestingBrowser by) {
    long begin = System.nanoTime();
    good(by.get(request));
    return (System.nanoTime() - begin) / 1e6;
  }

  private static Answer good(Answer answer) {
    if (answer.status() >= 300) {
      throw new AssertionError(answer.status() + ": " + answer.body());
    }
    return answer;
  }

  /** What ten people reach together, each with a case or a view after the other. */
  private static Map<String, Double> throughput(TestingServices services, String address)
      throws Exception {
    List<TestingBrowser> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(services.user("person." + i, address, "REVIEWER"));
    }
    TreeMap<String, Double> perSecond = new TreeMap<>();
    perSecond.put(
        "decisions, each with its item taken",
        perSecond(people, FullDatabaseBenchmark::takeAndReject));
    perSecond.put(
        "views of an item", perSecond(people, by -> good(by.get("/api/incidents/load-009998"))));
    perSecond.put(
        "pages of the queue, which nothing records",
        perSecond(people, by -> good(by.get("/api/incidents?limit=1"))));
    return perSecond;
  }

  private static Answer takeAndReject(TestingBrowser by) {
    String id = good(by.post("/api/review/next", Map.of())).json().path("id").asString();
    return good(
        by.post(
            "/api/incidents/%s/actions".formatted(id),
            Map.of("action", "REJECT", "reason", "NOT_IN_ZONE")));
  }

  private static double perSecond(
      List<TestingBrowser> people, Function<TestingBrowser, Answer> work) throws Exception {
    List<Callable<Integer>> shifts = new ArrayList<>();
    for (TestingBrowser person : people) {
      shifts.add(
          () -> {
            for (int i = 0; i < EACH; i++) {
              work.apply(person);
            }
            return EACH;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
    long begin = System.nanoTime();
    int done = 0;
    for (Future<Integer> shift : threads.invokeAll(shifts)) {
      done += shift.get();
    }
    threads.shutdown();
    return done / ((System.nanoTime() - begin) / 1e9);
  }

  private static void print(List<Comparison> comparisons, Map<String, Double> perSecond) {
    System.out.println("| request | empty p50 / p95 ms | full p50 / p95 ms | ratio |");
    System.out.println("|---|---|---|---|");
    comparisons.forEach(each -> System.out.println(each.line()));
    perSecond.forEach(
        (what, rate) ->
            System.out.printf(Locale.ROOT, "%s by %d people: %.0f/s%n", what, PEOPLE, rate));
  }
}
