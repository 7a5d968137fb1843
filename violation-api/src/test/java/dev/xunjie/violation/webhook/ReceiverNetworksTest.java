package dev.xunjie.violation.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiverNetworksTest {
  private static final List<String> PRIVATE =
      List.of("10.1.2.3", "172.20.0.1", "192.168.1.1", "100.64.0.1", "fd12::1");
  private static final List<String> NEVER =
      List.of(
          "169.254.169.254",
          "169.254.0.23",
          "fe80::1",
          "::ffff:169.254.169.254",
          "100.100.100.200",
          "fd00:ec2::254",
          "0.0.0.0",
          "::",
          "224.0.0.1");

  @Test
  void allowsPrivateNetworksButNotThisMachineUnlessTold() throws UnknownHostException {
    ReceiverNetworks usual = new ReceiverNetworks(TestingSettings.of(Map.of()));
    for (String address : PRIVATE) {
      assertThat(allows(usual, address)).as(address).isTrue();
    }
    assertThat(allows(usual, "203.0.113.9")).isTrue();
    assertThat(allows(usual, "127.0.0.1")).isFalse();
    assertThat(allows(usual, "::1")).isFalse();
  }

  @Test
  void refusesPrivateNetworksWhereTheyAreForbidden() throws UnknownHostException {
    ReceiverNetworks strict =
        new ReceiverNetworks(TestingSettings.of(Map.of("webhooks.private-networks", "false")));
    for (String address : PRIVATE) {
      assertThat(allows(strict, address)).as(address).isFalse();
    }
    assertThat(allows(strict, "203.0.113.9")).isTrue();
  }

  @Test
  void refusesMetadataServicesWhateverIsAllowed() throws UnknownHostException {
    ReceiverNetworks lax =
        new ReceiverNetworks(TestingSettings.of(Map.of("webhooks.loopback", "true")));
    for (String address : NEVER) {
      assertThat(allows(lax, address)).as(address).isFalse();
    }
    assertThat(allows(lax, "127.0.0.1")).isTrue();
  }

  private static boolean allows(ReceiverNetworks networks, String address)
      throws UnknownHostException {
    return networks.isAllowed(InetAddress.getByName(address));
  }
}
