package org.bihuan.support;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.bihuan.platform.MovableClock;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** In tests only: answers a request at the time it names, so that stories of months pass in seconds. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TravellingFilter extends OncePerRequestFilter {

  static final String HEADER = "X-Test-Now";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader(HEADER) == null;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    MovableClock.at(
        Instant.parse(request.getHeader(HEADER)),
        () -> {
          try {
            chain.doFilter(request, response);
            return true;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (ServletException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
