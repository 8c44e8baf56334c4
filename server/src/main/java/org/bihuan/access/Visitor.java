package org.bihuan.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, as far as its owner should recognise it.
 *
 * @param network the network of the connection; headers of the request are not asked
 * @param device browser and system in a few words
 * @param mark what this browser was given when somebody signed in at it before
 */
record Visitor(String network, String device, @Nullable String mark) {

  private static final int LONGEST = 120;

  static Visitor of(HttpServletRequest request, @Nullable String mark) {
    String agent = request.getHeader("User-Agent");
    return new Visitor(Network.of(request.getRemoteAddr()), agent == null ? "" : brief(agent), mark);
  }

  /** Bytes of a header arrive as Latin 1, whatever they meant; what cannot be seen is left out. */
  private static String brief(String agent) {
    String text = new String(agent.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    String visible = text.replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{S} ]|\ufffd", "");
    return visible.codePointCount(0, visible.length()) > LONGEST
        ? visible.substring(0, visible.offsetByCodePoints(0, LONGEST))
        : visible;
  }
}
