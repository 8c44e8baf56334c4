package org.bihuan.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What whoever reports passes through (RP-04, RP-08). Here nobody is recognised, even if his browser brings a session of
 * the console along, and so no trail of his can be written; and no page he goes on to learns where he was.
 */
final class PublicDoor implements HeaderWriter {

  private static final String API = "/api/report";
  private static final String PAGE = "/report";

  static boolean leadsTo(HttpServletRequest request) {
    return isUnder(API, request.getRequestURI());
  }

  /** Photos come as they are, and say their size themselves. */
  static boolean takesPhotos(HttpServletRequest request) {
    return request.getRequestURI().equals(API + "/photos");
  }

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    if (leadsTo(request) || isUnder(PAGE, request.getRequestURI())) {
      response.setHeader("Referrer-Policy", "no-referrer");
    }
  }

  private static boolean isUnder(String root, String address) {
    return address.equals(root) || address.startsWith(root + "/");
  }
}
