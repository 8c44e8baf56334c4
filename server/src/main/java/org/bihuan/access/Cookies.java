package org.bihuan.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The session cookie: not readable by scripts, not sent along from other sites, Secure wherever there is HTTPS. */
@Component
class Cookies {

  private final boolean https;
  private final String name;

  Cookies(AccessSettings settings) {
    https = settings.https();
    name = https ? "__Host-bihuan_session" : "bihuan_session";
  }

  Optional<String> token(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
        return Optional.of(cookie.getValue());
      }
    }
    return Optional.empty();
  }

  void give(HttpServletResponse response, String token) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(token).build().toString());
  }

  void take(HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie("").maxAge(0).build().toString());
  }

  private ResponseCookie.ResponseCookieBuilder cookie(String token) {
    return ResponseCookie.from(name, token).path("/").httpOnly(true).secure(https).sameSite("Lax");
  }
}
