package org.bihuan.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where a request comes from, as far as its owner should recognise it.
 *
 * @param network the network of the connection; headers of the request are not asked
 * @param device browser and system in a few words
 */
record Visitor(String network, String device) {

  private static final int LONGEST = 120;

  static Visitor of(HttpServletRequest request) {
    String agent = request.getHeader("User-Agent");
    return new Visitor(Network.of(request.getRemoteAddr()), agent == null ? "" : brief(agent));
  }

  private static String brief(String agent) {
    String visible = agent.replaceAll("[^\\x20-\\x7e]", "");
    return visible.length() > LONGEST ? visible.substring(0, LONGEST) : visible;
  }
}
