package org.bihuan.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Requests by which a phone only brings what was done, records and their files, and asks whether they have arrived.
 * Nothing is to be seen through them that the phone did not write itself.
 */
final class HandingIn {

  private static final String RECORDS = "/api/sync/records";
  private static final String FILES = "/api/files/uploads";

  private HandingIn() {}

  static boolean isDoneBy(HttpServletRequest request) {
    String address = request.getRequestURI();
    return isUnder(RECORDS, address) || isUnder(FILES, address);
  }

  private static boolean isUnder(String root, String address) {
    return address.equals(root) || address.startsWith(root + "/");
  }
}
