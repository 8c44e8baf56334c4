package org.bihuan.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** A content type that names no type ({@code *}{@code /*}) is refused before anything tries to read by it. */
final class ContentTypeCheck extends OncePerRequestFilter {

  private final HandlerExceptionResolver problems;

  ContentTypeCheck(HandlerExceptionResolver problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (namesAType(request.getContentType())) {
      chain.doFilter(request, response);
    } else {
      Refusal refusal =
          new Refusal(415, "content-type", "不支持这种内容格式", "Content-Type 没有指明内容的格式", "请使用 application/json", List.of());
      problems.resolveException(request, response, null, refusal);
    }
  }

  private static boolean namesAType(@Nullable String declared) {
    if (declared == null || declared.isBlank()) {
      return true;
    }
    try {
      return MediaType.parseMediaType(declared).isConcrete();
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
