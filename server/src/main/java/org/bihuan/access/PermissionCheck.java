package org.bihuan.access;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.OpenToAll;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Requires;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks the permission table before the body of a request is read. An endpoint nobody has written a permission on is
 * closed, and so is every address under /api that does not exist.
 */
final class PermissionCheck implements HandlerInterceptor {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Permissions permissions;
  private final AuditTrail audit;
  private final Clock clock;

  PermissionCheck(Permissions permissions, AuditTrail audit, Clock clock) {
    this.permissions = permissions;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    SessionFilter.mustHoldNamedPost(request);
    Optional<SessionDesk.Recognised> who = SessionFilter.of(request);
    if (handler instanceof HandlerMethod endpoint && isOurs(endpoint)) {
      check(endpoint, request, who);
    } else if (request.getRequestURI().startsWith("/api/") && !CorsUtils.isPreFlightRequest(request)) {
      signedIn(who);
    }
    return true;
  }

  private void check(HandlerMethod endpoint, HttpServletRequest request, Optional<SessionDesk.Recognised> who) {
    OpenToAll open = endpoint.getMethodAnnotation(OpenToAll.class);
    if (open != null) {
      if (open.signedIn()) {
        signedIn(who);
      }
      return;
    }
    SessionDesk.Recognised person = signedIn(who);
    if (person.mustChangePassword(clock.instant())) {
      String why = person.firstPassword() ? "您使用的是初始密码" : "您的密码已到更换期限";
      throw Refusal.forbidden("change-password-first", why, "请先设置新的密码，再继续办理");
    }
    if (person.mustSetUpSecondFactor()) {
      throw Refusal.forbidden(
          "second-factor-first", person.actor().role().title() + "登录须用双因素", "请先设置动态验证码，再继续办理");
    }
    Requires required = endpoint.getMethodAnnotation(Requires.class);
    List<String> actions = required == null ? List.of() : Arrays.asList(required.value());
    Role role = person.actor().role();
    boolean looksOn = SAFE.contains(request.getMethod());
    if (!permissions.admits(person.actor(), actions, looksOn)) {
      record(person.actor(), actions, request, words(endpoint), "no-permission");
      throw Refusal.forbidden("no-permission", role.title() + "没有办理此事项的权限", "如确需办理，请切换到有权限的岗位，或联系有权限的人员");
    }
    if (onlyWithACase(role, actions)) {
      record(person.actor(), actions, request, words(endpoint), "case-needed");
      throw Refusal.forbidden("case-needed", role.title() + "只在已立案的倒查中有此权限，倒查立案尚未开通", "请先查看统计数字和审计记录");
    }
    if (person.emergency()) {
      recordUse("breakglass.use", person.actor(), request, words(endpoint));
    }
    if (person.actor().team() != null) {
      recordUse("mission.use", person.actor(), request, words(endpoint));
    }
  }

  /** Opening a case (倒查) is not there yet, so what only a case would open stays closed. */
  private boolean onlyWithACase(Role role, List<String> actions) {
    return actions.stream()
        .map(action -> permissions.grant(role, action))
        .filter(Grant::given)
        .allMatch(grant -> grant.kinds().equals(Set.of(Grant.Kind.CASE)));
  }

  /** What is done in an emergency or for an inspection team is recorded in full, looking included. */
  private void recordUse(String act, Actor actor, HttpServletRequest request, String words) {
    String what = request.getMethod() + " " + request.getRequestURI();
    String network = Network.of(request.getRemoteAddr());
    Acting.asSystem(
        () -> {
          audit.recordUse(act, actor, network, what, words);
          return true;
        });
  }

  /** What a rule behind the endpoint refused this person, or kept from him as if it were not there. */
  @Override
  public void afterCompletion(
      HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception e) {
    Optional<SessionDesk.Recognised> who = SessionFilter.of(request);
    if (who.isPresent()
        && handler instanceof HandlerMethod endpoint
        && request.getAttribute(Refusal.class.getName()) instanceof Refusal refusal
        && (refusal.status() == 403 || refusal.status() == 404)) {
      Requires required = endpoint.getMethodAnnotation(Requires.class);
      List<String> actions = required == null ? List.of() : Arrays.asList(required.value());
      record(who.get().actor(), actions, request, words(endpoint), refusal.code());
    }
  }

  /**
   * @param actions what it would have needed; nothing where no permission is asked for, as for one's own sessions
   * @param words what was asked for
   */
  void record(Actor actor, List<String> actions, HttpServletRequest request, String words, String why) {
    String act = actions.isEmpty() ? "request" : String.join(" ", actions);
    String what = request.getMethod() + " " + request.getRequestURI();
    String network = Network.of(request.getRemoteAddr());
    Acting.asSystem(
        () -> {
          audit.recordRefusal(act, actor, network, what, words, why);
          return true;
        });
  }

  /** What an endpoint is for, as its description says it. */
  private static String words(HandlerMethod endpoint) {
    Operation described = endpoint.getMethodAnnotation(Operation.class);
    return described == null ? "" : described.summary();
  }

  private static SessionDesk.Recognised signedIn(Optional<SessionDesk.Recognised> who) {
    return who.orElseThrow(PermissionCheck::notSignedIn);
  }

  static Refusal notSignedIn() {
    return new Refusal(401, "not-signed-in", "尚未登录", "您还没有登录，或者登录已过期", "请重新登录", List.of());
  }

  private static boolean isOurs(HandlerMethod endpoint) {
    return endpoint.getBeanType().getPackageName().startsWith("org.bihuan");
  }
}
