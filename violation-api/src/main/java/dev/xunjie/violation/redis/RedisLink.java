package dev.xunjie.violation.redis;

import dev.xunjie.violation.ApiSettings;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The connection to Redis: opened at first use, reopened by itself, and quick to say when Redis is
 * away, for an officer waits for the answer.
 */
@Component
public final class RedisLink implements DisposableBean {
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(2);
  private static final Duration RECONNECT_PAUSE = Duration.ofSeconds(1);
  private static final int THREADS = 2;

  private final ClientResources resources;
  private final RedisClient client;
  private Optional<StatefulRedisConnection<String, String>> connection = Optional.empty();

  RedisLink(ApiSettings settings) {
    this.resources =
        ClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .reconnectDelay(() -> Delay.constant(RECONNECT_PAUSE))
            .build();
    RedisURI address = RedisURI.create(settings.redisUrl());
    address.setTimeout(COMMAND_LIMIT);
    this.client = RedisClient.create(resources, address);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(COMMAND_LIMIT).build())
            .timeoutOptions(TimeoutOptions.enabled(COMMAND_LIMIT))
            .build());
  }

  /**
   * Runs commands.
   *
   * @throws RedisAwayException if Redis can't be reached or doesn't answer in two seconds
   */
  public <T> T call(Function<RedisCommands<String, String>, T> commands) {
    try {
      return commands.apply(connected().sync());
    } catch (RedisException away) {
      throw new RedisAwayException(away);
    }
  }

  /**
   * Opens a connection for subscriptions, which are restored by themselves after an outage.
   *
   * @throws RedisAwayException if Redis can't be reached
   */
  public StatefulRedisPubSubConnection<String, String> subscriber() {
    try {
      return client.connectPubSub();
    } catch (RedisException away) {
      throw new RedisAwayException(away);
    }
  }

  @Override
  public void destroy() {
    client.shutdown(Duration.ZERO, COMMAND_LIMIT);
    resources.shutdown(0, COMMAND_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized StatefulRedisConnection<String, String> connected() {
    if (connection.isEmpty()) {
      connection = Optional.of(client.connect());
    }
    return connection.get();
  }
}
