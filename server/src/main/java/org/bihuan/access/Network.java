package org.bihuan.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The network of an address, /24 for IPv4 and /64 for IPv6: a person rarely changes it, an attacker often shares it. */
final class Network {

  private Network() {}

  /** @param address as the connection shows it; never a name to be looked up */
  static String of(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      byte[] bytes = parsed.getAddress();
      int kept = parsed instanceof Inet4Address ? 3 : 8;
      Arrays.fill(bytes, kept, bytes.length, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress() + (kept == 3 ? "/24" : "/64");
    } catch (IllegalArgumentException | UnknownHostException e) {
      return "unknown";
    }
  }
}
