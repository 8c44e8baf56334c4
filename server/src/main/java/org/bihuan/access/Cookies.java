package org.bihuan.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.access.signon.SingleSignOn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookie of the session and the mark of a browser somebody signed in at: not readable by scripts, not sent along
 * from other sites, Secure wherever there is HTTPS.
 */
@Component
class Cookies {

  private final boolean https;
  private final String session;
  private final String mark;
  private final String signOn;

  Cookies(AccessSettings settings) {
    https = settings.https();
    session = https ? "__Host-bihuan_session" : "bihuan_session";
    mark = https ? "__Host-bihuan_device" : "bihuan_device";
    signOn = https ? "__Host-bihuan_sign_on" : "bihuan_sign_on";
  }

  Optional<String> token(HttpServletRequest request) {
    return value(request, session);
  }

  Visitor visitor(HttpServletRequest request) {
    return Visitor.of(request, value(request, mark).orElse(null));
  }

  void give(HttpServletResponse response, String token) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(session, token).build().toString());
  }

  void take(HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(session, "").maxAge(0).build().toString());
  }

  void giveMark(HttpServletResponse response, String token) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(mark, token).maxAge(FamiliarStore.REMEMBERED).build().toString());
  }

  /** What a browser carries to the identity server and back. */
  Optional<String> signOn(HttpServletRequest request) {
    return value(request, signOn);
  }

  void giveSignOn(HttpServletResponse response, String token) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(signOn, token).maxAge(SingleSignOn.LIFE).build().toString());
  }

  void takeSignOn(HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(signOn, "").maxAge(0).build().toString());
  }

  private static Optional<String> value(HttpServletRequest request, String name) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(name) && !cookie.getValue().isEmpty())
        .map(Cookie::getValue)
        .findFirst();
  }

  private ResponseCookie.ResponseCookieBuilder cookie(String name, String token) {
    return ResponseCookie.from(name, token).path("/").httpOnly(true).secure(https).sameSite("Lax");
  }
}
