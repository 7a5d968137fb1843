package dev.xunjie.violation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.TestingSettings;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.redis.RedisLink;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisException;
import io.lettuce.core.protocol.CommandType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** An instance whose Redis refuses the subscription at first. */
class LiveSubscriptionTest {
  private static final String USER = "instance-under-test";

  private final TestingStack stack = TestingStack.shared();
  private final RedisLink operator = stack.api().getBean(RedisLink.class);

  @Test
  void subscribesOnceItMayAndLeavesNoConnectionBehindBefore() {
    permit(everything().removeCommand(CommandType.SUBSCRIBE));
    try (AnnotationConfigApplicationContext instance = instance()) {
      LiveEvents events = instance.getBean(LiveEvents.class);

      assertThatThrownBy(events::step).isInstanceOf(RedisException.class);
      await().atMost(Duration.ofSeconds(90)).until(() -> connections().isEmpty());

      permit(everything());
      events.step();
      assertThat(connections()).singleElement().asString().contains(" sub=1 ");

      events.step();
      assertThat(connections()).as("one subscription is enough").hasSize(1);
    } finally {
      operator.call(commands -> commands.aclDeluser(USER));
    }
  }

  private AnnotationConfigApplicationContext instance() {
    AnnotationConfigApplicationContext instance = new AnnotationConfigApplicationContext();
    instance.registerBean(
        ApiSettings.class,
        () -> TestingSettings.of(Map.of("redis-url", stack.redisAddress(USER + ":any@"))));
    instance.register(
        RedisLink.class, LiveClients.class, LiveEvents.class, SimpleMeterRegistry.class);
    instance.refresh();
    return instance;
  }

  private void permit(AclSetuserArgs rights) {
    operator.call(commands -> commands.aclSetuser(USER, rights));
  }

  private static AclSetuserArgs everything() {
    return AclSetuserArgs.Builder.on().nopass().allKeys().allChannels().allCommands();
  }

  private List<String> connections() {
    return operator
        .call(commands -> commands.clientList())
        .lines()
        .filter(connection -> connection.contains(" user=" + USER))
        .toList();
  }
}
