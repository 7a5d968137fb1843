package dev.xunjie.violation.webhook;

import dev.xunjie.violation.ApiSettings;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Carries one message to its receiver over HTTP: no redirect, no proxy, no patience. */
@Component
final class Post implements DisposableBean {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(4);

  private static final int LONGEST_OUTCOME = 300;

  private final ReceiverNetworks networks;
  private final Duration limit;
  private final Clock clock;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "webhook-post");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(CONNECT_LIMIT)
          .executor(threads)
          .build();

  Post(ReceiverNetworks networks, ApiSettings settings, Clock clock) {
    this.networks = networks;
    this.limit = settings.webhooks().answerLimit();
    this.clock = clock;
  }

  /**
   * What came of an attempt.
   *
   * @param arrived whether the receiver took it
   * @param told what it or the network said
   */
  record Outcome(boolean arrived, String told) {
    Outcome {
      String clean = told.replaceAll("\\p{Cntrl}+", " ").strip();
      told = clean.substring(0, Math.min(clean.length(), LONGEST_OUTCOME));
    }
  }

  /** Sends the message; what comes back always completes, and with an outcome. */
  CompletableFuture<Outcome> send(Delivery delivery) {
    CompletableFuture<CompletableFuture<HttpResponse<String>>> begun =
        CompletableFuture.supplyAsync(() -> begin(delivery), threads);
    CompletableFuture<Outcome> outcome =
        begun
            .thenCompose(sent -> sent)
            .thenApply(Post::read)
            .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .exceptionally(this::failed);
    // Whatever ended it, a limit or the stop of the process: the connection doesn't outlive it.
    outcome.whenComplete(
        (any, stopped) -> begun.thenAccept(sent -> sent.cancel(true)).isCompletedExceptionally());
    return outcome;
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }

  private CompletableFuture<HttpResponse<String>> begin(Delivery delivery) {
    try {
      Optional<String> refusal = networks.refusal(delivery.url());
      if (refusal.isPresent()) {
        throw new CompletionException(new IllegalArgumentException(refusal.get()));
      }
    } catch (UnknownHostException nameless) {
      throw new CompletionException(nameless);
    }
    HttpRequest request =
        HttpRequest.newBuilder(delivery.url())
            .timeout(limit)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Xunjie")
            .header("X-Xunjie-Event", delivery.eventId())
            .header("X-Xunjie-Kind", delivery.kind().name())
            .header(
                Signature.HEADER, Signature.of(delivery.secret(), clock.instant(), delivery.body()))
            .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
            .build();
    return http.sendAsync(request, any -> new FirstBytes());
  }

  private static Outcome read(HttpResponse<String> answer) {
    int status = answer.statusCode();
    boolean arrived = status / 100 == 2;
    return new Outcome(
        arrived, arrived ? "HTTP " + status : "HTTP " + status + " " + answer.body());
  }

  private Outcome failed(Throwable trouble) {
    Throwable cause = causeOf(trouble);
    if (cause instanceof TimeoutException) {
      return new Outcome(false, "no answer within %d s".formatted(limit.toSeconds()));
    }
    if (cause instanceof UnknownHostException) {
      return new Outcome(false, "unknown host " + cause.getMessage());
    }
    if (cause instanceof ConnectException) {
      return new Outcome(false, "no connection to the receiver");
    }
    return new Outcome(
        false,
        Optional.ofNullable(cause.getMessage()).orElseGet(() -> cause.getClass().getSimpleName()));
  }

  private static Throwable causeOf(Throwable trouble) {
    return trouble instanceof CompletionException && trouble.getCause() != null
        ? causeOf(trouble.getCause())
        : trouble;
  }
}
