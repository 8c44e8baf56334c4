package org.bihuan.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.bihuan.platform.Acting;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Recognises who asks and binds him, with his scope, to the request. Web pages and their parts need nobody. */
final class SessionFilter extends OncePerRequestFilter {

  private static final String RECOGNISED = SessionFilter.class.getName();

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

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
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
    request.setAttribute(RECOGNISED, recognised.get());
    try {
      Acting.<Exception>run(recognised.get().actor(), () -> chain.doFilter(request, response));
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
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
