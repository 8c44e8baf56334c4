package org.bihuan.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Request;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Recognises who asks and binds him, with his scope, to the request. Web pages and their parts need nobody.
 *
 * <p>A request may name one of the person's posts, as a page names the one it shows, and is then made under that one; the
 * session stays as it is.
 */
final class SessionFilter extends OncePerRequestFilter {

  static final String POST_HEADER = "X-Acting-Post";

  private static final String RECOGNISED = SessionFilter.class.getName();
  private static final String POST_NOT_HELD = RECOGNISED + ".post-not-held";

  private final Cookies cookies;
  private final SessionDesk sessions;
  private final HandlerExceptionResolver problems;

  SessionFilter(Cookies cookies, SessionDesk sessions, HandlerExceptionResolver problems) {
    this.cookies = cookies;
    this.sessions = sessions;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/") || PublicDoor.leadsTo(request);
  }

  /** What is recorded on the way carries where it came from; the door for the public is not here, so nothing of a report does. */
  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Request asked =
        new Request(Network.of(request.getRemoteAddr()), request.getMethod() + " " + request.getRequestURI());
    try {
      asked.<Exception>answer(() -> recognise(request, response, chain));
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private void recognise(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws Exception {
    Optional<SessionDesk.Recognised> recognised;
    try {
      recognised = cookies.token(request).flatMap(sessions::recognise);
    } catch (RuntimeException e) {
      // Where the database has no turn left, this is the first to meet it; it is said as it is said everywhere.
      problems.resolveException(request, response, null, e);
      return;
    }
    if (recognised.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    SessionDesk.Recognised person = underNamedPost(request, recognised.get());
    request.setAttribute(RECOGNISED, person);
    Acting.<Exception>run(person.actor(), () -> chain.doFilter(request, response));
  }

  private SessionDesk.Recognised underNamedPost(HttpServletRequest request, SessionDesk.Recognised session) {
    String named = request.getHeader(POST_HEADER);
    if (named == null) {
      return session;
    }
    boolean handsIn = HandingIn.isDoneBy(request);
    Optional<SessionDesk.Recognised> under = address(named).flatMap(post -> sessions.under(session, post, handsIn));
    if (under.isEmpty()) {
      request.setAttribute(POST_NOT_HELD, true);
    }
    return under.orElse(session);
  }

  private static Optional<Ref> address(String named) {
    try {
      return Optional.of(Ref.valueOf(named));
    } catch (Refusal malformed) {
      return Optional.empty();
    }
  }

  /** Nothing is done under another post than the one the request names. */
  static void mustHoldNamedPost(HttpServletRequest request) {
    if (request.getAttribute(POST_NOT_HELD) != null) {
      throw Refusal.forbidden(
          "post-not-held",
          "您今天不能以这个岗位办理：任职或检查组的授权已经结束，或者这个浏览器里已换人登录",
          "内容仍然保留，请核对登录的姓名和岗位，再联系组织检查的部门或本单位管理员");
    }
  }

  static Optional<SessionDesk.Recognised> of(HttpServletRequest request) {
    return Optional.ofNullable((SessionDesk.Recognised) request.getAttribute(RECOGNISED));
  }

  static Optional<SessionDesk.Recognised> of(WebRequest request) {
    return Optional.ofNullable(
        (SessionDesk.Recognised) request.getAttribute(RECOGNISED, RequestAttributes.SCOPE_REQUEST));
  }
}
