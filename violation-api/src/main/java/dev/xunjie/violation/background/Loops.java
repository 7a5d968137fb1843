package dev.xunjie.violation.background;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs every {@link Loop} from the application's start until its end. */
@Component
final class Loops implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Loops.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(4);

  private final List<Loop> loops;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  Loops(List<Loop> loops) {
    this.loops = List.copyOf(loops);
  }

  @Override
  public void start() {
    running = true;
    for (Loop loop : loops) {
      Thread thread = new Thread(() -> run(loop), loop.name());
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  @Override
  public void stop() {
    running = false;
    threads.forEach(Thread::interrupt);
    long giveUpAt = System.nanoTime() + STOP_LIMIT.toNanos();
    for (Thread thread : threads) {
      try {
        thread.join(Math.max(1, (giveUpAt - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException impatient) {
        Thread.currentThread().interrupt();
      }
      if (thread.isAlive()) {
        LOG.warn("loop did not stop in time loop={} limit={}", thread.getName(), STOP_LIMIT);
      }
    }
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server on the way up, after it on the way down. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void run(Loop loop) {
    int failures = 0;
    while (running) {
      Duration pause;
      try {
        pause = loop.step();
        if (failures > 0) {
          LOG.info("loop works again loop={} failures={}", loop.name(), failures);
        }
        failures = 0;
      } catch (Exception trouble) {
        if (!running) {
          break;
        }
        pause = pauseAfter(++failures);
        LOG.warn(
            "loop failed, tries again loop={} failures={} pauseMillis={} cause=\"{}\"",
            loop.name(),
            failures,
            pause.toMillis(),
            innermost(trouble));
        LOG.debug("loop failed loop={}", loop.name(), trouble);
      }
      if (!rest(pause)) {
        break;
      }
    }
    // Closing a Kafka client on an interrupted thread would skip its farewell.
    Thread.interrupted();
    loop.release();
  }

  private static Duration pauseAfter(int failures) {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private static boolean rest(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException stopped) {
      return false;
    }
  }

  private static String innermost(Throwable trouble) {
    Throwable deepest = trouble;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String told = String.valueOf(trouble.getMessage());
    return deepest == trouble ? told : told + "; " + deepest.getMessage();
  }
}
