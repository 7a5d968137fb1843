package dev.xunjie.violation.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.xunjie.violation.account.SecretToken;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Other systems that are told what happens, registered by administrators. */
@RestController
@RequestMapping("/api/webhooks")
final class WebhookController {
  private static final int LISTED_DELIVERIES = 50;
  private static final String SECRET_PREFIX = "xjwh_";

  private final WebhookStore webhooks;
  private final Outbox outbox;
  private final DeliveryLog deliveries;
  private final Courier courier;
  private final ReceiverNetworks networks;
  private final ActivityLog activities;
  private final TransactionOperations transactions;
  private final Clock clock;

  WebhookController(
      WebhookStore webhooks,
      Outbox outbox,
      DeliveryLog deliveries,
      Courier courier,
      ReceiverNetworks networks,
      ActivityLog activities,
      TransactionOperations transactions,
      Clock clock) {
    this.webhooks = webhooks;
    this.outbox = outbox;
    this.deliveries = deliveries;
    this.courier = courier;
    this.networks = networks;
    this.activities = activities;
    this.transactions = transactions;
    this.clock = clock;
  }

  record Listed(@JsonUnwrapped Webhook webhook, @JsonUnwrapped DeliveryLog.Standing standing) {}

  record Webhooks(List<Listed> items) {}

  record Deliveries(List<DeliveryView> items) {}

  record Tested(String eventId) {}

  record Retried(int messages) {}

  /**
   * A new receiver.
   *
   * @param secret what its messages are signed with; it is told only now
   */
  record Created(@JsonUnwrapped Webhook webhook, String secret) {}

  record NewWebhook(
      @NotNull @Size(min = 1, max = 500) String url,
      @NotEmpty Set<@NotNull EventKind> kinds,
      Optional<Boolean> plates) {}

  @Operation(summary = "All webhooks and how their messages fare")
  @GetMapping
  Webhooks list() {
    Map<String, DeliveryLog.Standing> standings = deliveries.standings();
    return new Webhooks(
        webhooks.all().stream()
            .map(
                webhook ->
                    new Listed(
                        webhook,
                        standings.getOrDefault(webhook.id(), DeliveryLog.Standing.NOTHING_YET)))
            .toList());
  }

  @Operation(
      summary = "Register a webhook; the secret that signs its messages is told once in the answer",
      description =
          "Messages are sent by POST, signed, in order for each incident, until they are answered"
              + " with 2xx, for three days. With plates false no message tells a plate number.")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Created create(
      @Valid @RequestBody NewWebhook wanted,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    if (wanted.kinds().contains(EventKind.TEST)) {
      throw malformed("kinds: TEST is sent on request only, see /api/webhooks/{id}/test");
    }
    Webhook webhook =
        new Webhook(
            UUID.randomUUID().toString(),
            address(wanted.url()),
            wanted.kinds(),
            wanted.plates().orElse(false),
            true,
            user.username(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    String secret = SECRET_PREFIX + SecretToken.draw();
    transactions.executeWithoutResult(
        status -> {
          webhooks.add(webhook, secret);
          record(user, Activity.Kind.WEBHOOK_CREATED, webhook);
        });
    return new Created(webhook, secret);
  }

  @Operation(summary = "Pause a webhook: its messages wait, for three days at most")
  @PutMapping("/{id}/paused")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void pause(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    activate(find(id), false, Activity.Kind.WEBHOOK_PAUSED, user);
  }

  @Operation(summary = "Resume a paused webhook: what waited is sent now")
  @DeleteMapping("/{id}/paused")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resume(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    activate(find(id), true, Activity.Kind.WEBHOOK_RESUMED, user);
    courier.call();
  }

  @Operation(summary = "Remove a webhook with all messages that wait for it")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    Webhook webhook = find(id);
    transactions.executeWithoutResult(
        status -> {
          if (webhooks.remove(id)) {
            record(user, Activity.Kind.WEBHOOK_REMOVED, webhook);
          }
        });
  }

  @Operation(summary = "The webhook's 50 newest messages and how they fare")
  @GetMapping("/{id}/deliveries")
  Deliveries deliveries(@PathVariable String id) {
    find(id);
    return new Deliveries(deliveries.newest(id, LISTED_DELIVERIES));
  }

  @Operation(
      summary = "Send the webhook a message of kind TEST; its deliveries tell what came of it")
  @PostMapping("/{id}/test")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Tested test(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    Webhook webhook = findActive(id);
    Event event =
        new Event("test." + UUID.randomUUID(), EventKind.TEST, clock.instant(), Map.of(), Map.of());
    transactions.executeWithoutResult(
        status -> {
          outbox.add(event, id);
          record(user, Activity.Kind.WEBHOOK_TESTED, webhook);
        });
    courier.call();
    return new Tested(event.id());
  }

  @Operation(
      summary = "Try what waits for a webhook at once instead of at its next turn",
      description = "Order is kept: of each incident only the first message is tried.")
  @PostMapping("/{id}/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Retried retry(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    Webhook webhook = findActive(id);
    Retried retried =
        transactions.execute(
            status -> {
              int messages = outbox.hasten(id);
              record(user, Activity.Kind.WEBHOOK_RETRIED, webhook);
              return new Retried(messages);
            });
    courier.call();
    return retried;
  }

  private void activate(Webhook webhook, boolean active, Activity.Kind kind, SignedIn user) {
    transactions.executeWithoutResult(
        status -> {
          if (webhooks.activate(webhook.id(), active)) {
            record(user, kind, webhook);
          }
        });
  }

  /** The address without its query, which may hold a secret of the receiver. */
  private void record(SignedIn user, Activity.Kind kind, Webhook webhook) {
    activities.record(
        user.actor(),
        kind,
        webhook.id(),
        Map.of(
            "url",
            webhook.url().toString().replaceFirst("\\?.*", ""),
            "kinds",
            webhook.kinds(),
            "plates",
            webhook.plates()));
  }

  private Webhook find(String id) {
    return webhooks.find(id).orElseThrow(() -> Problem.unknown("webhook", id));
  }

  private Webhook findActive(String id) {
    Webhook webhook = find(id);
    if (!webhook.active()) {
      throw Problem.of(
          HttpStatus.CONFLICT, "webhook-paused", "The webhook is paused: resume it first.");
    }
    return webhook;
  }

  private URI address(String url) {
    try {
      URI address = new URI(url);
      boolean fits =
          ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
              && address.getHost() != null
              && address.getUserInfo() == null
              && address.getFragment() == null
              && address.getPort() <= 65535;
      if (!fits) {
        throw malformed(
            "url: an address like https://host/path is needed, without user, password or fragment");
      }
      networks
          .refusal(address)
          .ifPresent(
              why -> {
                throw malformed("url: " + why);
              });
      return address;
    } catch (URISyntaxException flaw) {
      throw malformed("url: no valid address: " + flaw.getReason());
    } catch (UnknownHostException nameless) {
      throw malformed("url: unknown host " + nameless.getMessage());
    }
  }

  private static Problem malformed(String flaw) {
    return Problem.of(HttpStatus.BAD_REQUEST, "malformed-request", flaw);
  }
}
