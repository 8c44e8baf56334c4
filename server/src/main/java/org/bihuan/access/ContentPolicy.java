package org.bihuan.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What a page may load and run: its own files only. Styles made at run time need the number of this very response,
 * which {@link WebPages} writes into the page; scripts made at run time do not exist.
 */
final class ContentPolicy implements HeaderWriter {

  private static final String NUMBER = ContentPolicy.class.getName();
  private static final String HEADER = "Content-Security-Policy";

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    if (response.containsHeader(HEADER)) {
      return;
    }
    if (request.getRequestURI().startsWith("/api/")) {
      response.setHeader(HEADER, "default-src 'none'; frame-ancestors 'none'; sandbox");
      return;
    }
    response.setHeader(
        HEADER,
        "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-"
            + number(request)
            + "'; style-src-attr 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self' data:;"
            + " connect-src 'self'; worker-src 'self'; manifest-src 'self'; media-src 'self' blob:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  }

  /** The number of this response; the same however often it is asked for. */
  static String number(HttpServletRequest request) {
    String number = (String) request.getAttribute(NUMBER);
    if (number == null) {
      number = Tokens.next();
      request.setAttribute(NUMBER, number);
    }
    return number;
  }
}
