package org.bihuan.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses what would write, before its body is read. */
final class ReadOnlyCheck implements HandlerInterceptor {

  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

  private final ReadOnlyMode mode;

  ReadOnlyCheck(ReadOnlyMode mode) {
    this.mode = mode;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    boolean serves =
        LOOKING.contains(request.getMethod())
            || handler instanceof HandlerMethod endpoint && endpoint.hasMethodAnnotation(WhileReadOnly.class);
    if (!serves) {
      mode.reason()
          .ifPresent(
              refusal -> {
                throw refusal;
              });
    }
    return true;
  }
}
