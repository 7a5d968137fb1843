package dev.xunjie.standalone.cli;

import dev.xunjie.standalone.queue.QueueWatch;
import dev.xunjie.standalone.queue.ReviewQueue;
import dev.xunjie.standalone.session.SignInRefusedException;
import dev.xunjie.standalone.stack.LocalStack;
import dev.xunjie.standalone.stack.StackSettings;
import dev.xunjie.standalone.supervisor.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A local stack for the length of one command: stopped at its end, by Ctrl-C or by SIGTERM. */
final class RunningStack implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final LocalStack stack;
  private final Optional<Integer> enough;
  private final QueueWatch queue;

  private RunningStack(LocalStack stack, Optional<Integer> enough) {
    this.stack = stack;
    this.enough = enough;
    ReviewQueue reviewQueue = new ReviewQueue(stack.console(), stack.secrets().reviewerPassword());
    this.queue =
        enough.isPresent() ? QueueWatch.ofAll(reviewQueue) : QueueWatch.ofNewcomers(reviewQueue);
  }

  /**
   * Takes hold of the data folder and the ports; nothing runs yet.
   *
   * @param enough how many incidents to wait for, those of earlier runs included; absent: new ones
   *     for ever
   */
  static RunningStack prepare(StackSettings settings, Terminal terminal, Optional<Integer> enough) {
    LocalStack stack = LocalStack.prepare(settings, terminal);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-stack"));
    return new RunningStack(stack, enough);
  }

  LocalStack stack() {
    return stack;
  }

  QueueWatch queue() {
    return queue;
  }

  /**
   * Starts everything, then hands over each incident once, until enough were seen or the stack is
   * stopped.
   *
   * @param onReady called when all runs
   * @return whether enough were seen
   */
  boolean run(Runnable onReady, Consumer<JsonNode> incident)
      throws IOException, InterruptedException {
    try {
      stack.start();
    } catch (CancellationException stopped) {
      return false;
    }
    onReady.run();
    int handedOver = 0;
    while (!stack.isClosed()) {
      for (JsonNode fresh : fresh()) {
        incident.accept(fresh);
        handedOver++;
        if (enough.filter(Integer.valueOf(handedOver)::equals).isPresent()) {
          return true;
        }
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
    return false;
  }

  @Override
  public void close() {
    stack.close();
  }

  private List<JsonNode> fresh() throws SignInRefusedException {
    try {
      return queue.fresh();
    } catch (SignInRefusedException refused) {
      throw refused;
    } catch (IOException away) {
      // The supervisor restarts the API and says so; the next look finds it.
      return List.of();
    }
  }
}
