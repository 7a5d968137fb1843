package dev.xunjie.violation.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one client by its address. */
final class ClientNetwork {
  /** A subscriber of IPv6 has a /64 at least, and may take a fresh address of it at any time. */
  private static final int NETWORK_BYTES = 8;

  private ClientNetwork() {}

  /** The address itself, or the /64 network of an IPv6 address. */
  static String of(String address) {
    // Only a literal has colons, so nothing is ever asked of a name server.
    if (!address.contains(":")) {
      return address;
    }
    try {
      InetAddress parsed = InetAddress.getByName(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "::/64"
          : parsed.getHostAddress();
    } catch (UnknownHostException malformed) {
      return address;
    }
  }
}
