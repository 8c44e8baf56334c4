package org.bihuan.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what an address asks and nobody would hear. A misspelt filter that is passed over answers the whole ledger, and
 * whoever counts or exports it never knows; NUL is no character of any text that can be kept or searched.
 */
final class KnownQuery implements HandlerInterceptor {

  /** What an endpoint listens to, and whether it may be said more than once; empty where it takes anything. */
  private final Map<HandlerMethod, Optional<Map<String, Boolean>>> known = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getQueryString() != null) {
      boolean api = request.getRequestURI().startsWith("/api/") && handler instanceof HandlerMethod;
      Optional<Map<String, Boolean>> names =
          api ? known.computeIfAbsent((HandlerMethod) handler, KnownQuery::names) : Optional.empty();
      request.getParameterMap().forEach((name, values) -> check(name, values, names));
    }
    return true;
  }

  private static void check(String name, String[] values, Optional<Map<String, Boolean>> known) {
    if (name.indexOf('\0') >= 0 || Arrays.stream(values).anyMatch(value -> value.indexOf('\0') >= 0)) {
      String field = name.replace("\0", "");
      throw refused(field, "参数 " + field + " 含有不可见的空字符", "请删除该字符");
    }
    if (known.isEmpty()) {
      return;
    }
    Boolean severalTimes = known.get().get(name);
    if (severalTimes == null) {
      String taken = known.get().isEmpty() ? "这个地址不接受参数" : "可用的参数：" + String.join("、", known.get().keySet().stream().sorted().toList());
      throw refused(name, "不认识的参数 " + name, "请核对写法，或去掉它。" + taken);
    }
    if (!severalTimes && values.length > 1) {
      throw refused(name, "参数 " + name + " 写了 " + values.length + " 次", "请只写一次");
    }
  }

  private static Refusal refused(String field, String problem, String remedy) {
    return new Refusal(
        400, "unreadable", "提交的内容无法识别", problem, remedy, List.of(new Refusal.FieldProblem(field, problem, remedy)));
  }

  private static Optional<Map<String, Boolean>> names(HandlerMethod endpoint) {
    Map<String, Boolean> names = new HashMap<>();
    for (MethodParameter parameter : endpoint.getMethodParameters()) {
      RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
      if (asked != null && Map.class.isAssignableFrom(parameter.getParameterType())) {
        return Optional.empty();
      }
      if (asked != null) {
        names.put(nameOf(asked, parameter), isMany(parameter.getParameterType()));
      }
      if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
        for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
          names.put(component.getName(), isMany(component.getType()));
        }
      }
    }
    return Optional.of(Map.copyOf(names));
  }

  private static String nameOf(RequestParam asked, MethodParameter parameter) {
    String said = asked.name().isEmpty() ? asked.value() : asked.name();
    return !said.isEmpty() ? said : parameter.getExecutable().getParameters()[parameter.getParameterIndex()].getName();
  }

  private static boolean isMany(Class<?> type) {
    return Collection.class.isAssignableFrom(type) || type.isArray();
  }
}
