package dev.xunjie.violation.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.violation.background.Loop;
import dev.xunjie.violation.redis.RedisAwayException;
import dev.xunjie.violation.redis.RedisLink;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells open consoles what happened, whichever instance they are connected to: by a Redis channel
 * that every instance listens to. Live events are a convenience, the truth is in the database: with
 * Redis away only this instance's consoles hear of it, and the others see it when they next ask.
 */
@Component
public final class LiveEvents implements Loop {
  private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);
  private static final String CHANNEL = "xunjie:live";
  private static final Duration CHECK_PAUSE = Duration.ofSeconds(5);

  private final RedisLink redis;
  private final LiveClients clients;
  private Optional<StatefulRedisPubSubConnection<String, String>> subscription = Optional.empty();

  LiveEvents(RedisLink redis, LiveClients clients) {
    this.redis = redis;
    this.clients = clients;
  }

  /** Tells the consoles of all instances. */
  public void toAll(LiveEvent event) {
    try {
      redis.call(commands -> commands.publish(CHANNEL, ContractJson.toLine(event)));
    } catch (RedisAwayException away) {
      LOG.warn("live event stays in this instance kind={} cause=\"{}\"", event.kind(), away);
      clients.send(event);
    }
  }

  /** Tells the consoles of this instance; for what every instance learns by itself. */
  public void toOwn(LiveEvent event) {
    clients.send(event);
  }

  @Override
  public String name() {
    return "live-subscription";
  }

  @Override
  public Duration step() {
    if (subscription.isEmpty()) {
      subscription = Optional.of(subscribed());
    }
    return CHECK_PAUSE;
  }

  private StatefulRedisPubSubConnection<String, String> subscribed() {
    StatefulRedisPubSubConnection<String, String> connection = redis.subscriber();
    try {
      connection.addListener(
          new RedisPubSubAdapter<String, String>() {
            @Override
            public void message(String channel, String message) {
              receive(message);
            }
          });
      connection.sync().subscribe(CHANNEL);
      return connection;
    } catch (RuntimeException refused) {
      connection.closeAsync();
      throw refused;
    }
  }

  private void receive(String message) {
    try {
      clients.send(ContractJson.fromBytes(message.getBytes(UTF_8), LiveEvent.class));
    } catch (MalformedMessageException flaw) {
      LOG.warn("live event left aside reason=\"{}\"", flaw.getMessage());
    }
  }

  @Override
  public void release() {
    subscription.ifPresent(StatefulRedisPubSubConnection::closeAsync);
  }
}
