package org.bihuan.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.servlet.HandlerInterceptor;

/** NUL is no character of any text that can be kept or searched; in an address it is a mistake or an attack. */
final class PlainQuery implements HandlerInterceptor {

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getQueryString() != null) {
      request.getParameterMap().forEach(PlainQuery::check);
    }
    return true;
  }

  private static void check(String name, String[] values) {
    if (name.indexOf('\0') >= 0 || Arrays.stream(values).anyMatch(value -> value.indexOf('\0') >= 0)) {
      String field = name.replace("\0", "");
      String problem = "参数 " + field + " 含有不可见的空字符";
      throw new Refusal(
          400,
          "unreadable",
          "提交的内容无法识别",
          problem,
          "请删除该字符",
          List.of(new Refusal.FieldProblem(field, problem, "请删除该字符")));
    }
  }
}
