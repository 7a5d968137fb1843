package dev.xunjie.violation.webhook;

import dev.xunjie.violation.ApiSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Which networks messages may be sent to. Never to link-local addresses, where cloud machines find
 * their credentials; to this machine and to private networks as the settings say.
 */
@Component
final class ReceiverNetworks {
  /** Metadata services that aren't link-local: Alibaba Cloud's and, for IPv6, Amazon's. */
  private static final Set<String> METADATA = Set.of("100.100.100.200", "fd00:ec2:0:0:0:0:0:254");

  private final ApiSettings.Webhooks settings;

  ReceiverNetworks(ApiSettings settings) {
    this.settings = settings.webhooks();
  }

  /**
   * Why no message may be sent there, if none may.
   *
   * @throws UnknownHostException if the host has no address
   */
  Optional<String> refusal(URI url) throws UnknownHostException {
    return Arrays.stream(InetAddress.getAllByName(url.getHost()))
        .filter(address -> !isAllowed(address))
        .findFirst()
        .map(
            address ->
                "%s lies in a network that no message is sent to (%s)"
                    .formatted(url.getHost(), address.getHostAddress()));
  }

  boolean isAllowed(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return settings.loopback();
    }
    boolean isNever =
        address.isAnyLocalAddress()
            || address.isLinkLocalAddress()
            || address.isMulticastAddress()
            || address.getAddress()[0] == 0
            || METADATA.contains(address.getHostAddress());
    return !isNever && (settings.privateNetworks() || !isPrivate(address));
  }

  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean isUniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    boolean isCarriers = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
    return address.isSiteLocalAddress() || isUniqueLocal || isCarriers;
  }
}
