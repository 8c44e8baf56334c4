package org.bihuan.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/**
 * The token that shows that a request comes from a page of ours: in a cookie only our pages can read, and sent back in a
 * header only they can set. It is made from the session's own token, so that somebody who can plant cookies still has no
 * pair that fits.
 */
@Component
final class CrossSiteTokens implements CsrfTokenRepository {

  private static final String COOKIE = "bihuan_csrf";
  private static final String HEADER = "X-CSRF-Token";
  private static final String PURPOSE = "cross-site token of ";

  /** An address or a form can be made by another site; a header cannot. */
  static final class InTheHeader extends CsrfTokenRequestAttributeHandler {
    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
      return request.getHeader(token.getHeaderName());
    }
  }

  private final Cookies cookies;
  private final boolean https;

  CrossSiteTokens(Cookies cookies, AccessSettings settings) {
    this.cookies = cookies;
    this.https = settings.https();
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return token(fresh(session(request)));
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return carried(request).filter(value -> fits(value, session(request))).map(CrossSiteTokens::token).orElse(null);
  }

  @Override
  public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    set(response, token == null ? "" : token.getToken());
  }

  /** For a session that begins, or goes on under another token; {@code ""} when one has ended. */
  void renew(HttpServletResponse response, String session) {
    set(response, fresh(session));
  }

  private void set(HttpServletResponse response, String value) {
    ResponseCookie.ResponseCookieBuilder cookie =
        ResponseCookie.from(COOKIE, value).path("/").secure(https).sameSite("Lax");
    response.addHeader(
        HttpHeaders.SET_COOKIE, (value.isEmpty() ? cookie.maxAge(0) : cookie).build().toString());
  }

  private String session(HttpServletRequest request) {
    return cookies.token(request).orElse("");
  }

  private static Optional<String> carried(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .findFirst();
  }

  private static CsrfToken token(String value) {
    return new DefaultCsrfToken(HEADER, "_csrf", value);
  }

  private static String fresh(String session) {
    String nonce = Tokens.next();
    return nonce + "." + seal(nonce, session);
  }

  private static boolean fits(String value, String session) {
    int dot = value.indexOf('.');
    return dot > 0
        && MessageDigest.isEqual(
            value.substring(dot + 1).getBytes(StandardCharsets.UTF_8),
            seal(value.substring(0, dot), session).getBytes(StandardCharsets.UTF_8));
  }

  private static String seal(String nonce, String session) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec((PURPOSE + session).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(nonce.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
