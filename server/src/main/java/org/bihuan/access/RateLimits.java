package org.bihuan.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Limited;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * What one account may do only so often (6.8). What takes data out is counted in the database, for all nodes together; a
 * search is counted in the memory of the node whose work it is.
 */
final class RateLimits implements HandlerInterceptor {

  private static final String HOLDS = RateLimits.class.getName() + ".holds";
  private static final long BUSY_SECONDS = 10;

  private final LimitSettings settings;
  private final AllowanceStore shared;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Allowances<UUID> searches = new Allowances<>();
  private final Semaphore exports;

  RateLimits(LimitSettings settings, AllowanceStore shared, TransactionOperations transaction, Clock clock) {
    this.settings = settings;
    this.shared = shared;
    this.transaction = transaction;
    this.clock = clock;
    this.exports = new Semaphore(settings.exportsAtOnce() > 0 ? settings.exportsAtOnce() : Integer.MAX_VALUE);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    Limited limited = handler instanceof HandlerMethod endpoint ? endpoint.getMethodAnnotation(Limited.class) : null;
    if (limited != null && request.getDispatcherType() == DispatcherType.REQUEST && counts(limited, request)) {
      SessionFilter.of(request).ifPresent(person -> spend(limited.value(), person.actor().accountId()));
      if (limited.value() == Limited.Kind.EXPORT) {
        begin(request);
      }
    }
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception e) {
    if (request.getAttribute(HOLDS) != null) {
      request.removeAttribute(HOLDS);
      exports.release();
    }
  }

  private static boolean counts(Limited limited, HttpServletRequest request) {
    String value = limited.onlyWith().isEmpty() ? "always" : request.getParameter(limited.onlyWith());
    return value != null && !value.isBlank();
  }

  private void spend(Limited.Kind kind, UUID account) {
    int most = settings.most(kind);
    if (most <= 0) {
      return;
    }
    Instant now = clock.instant();
    Optional<Duration> wait =
        kind == Limited.Kind.SEARCH
            ? searches.spend(account, most, Duration.ofMinutes(1), now)
            : spendAnywhere(account, kind, Allowance.full(most, Duration.ofHours(1), now));
    wait.ifPresent(
        left -> {
          throw tooMany(kind, most, Math.max(1, left.toSeconds()));
        });
  }

  private Optional<Duration> spendAnywhere(UUID account, Limited.Kind kind, Allowance full) {
    return Objects.requireNonNull(
        Acting.asSystem(() -> transaction.execute(status -> shared.use(account, kind, full))));
  }

  private void begin(HttpServletRequest request) {
    if (!exports.tryAcquire()) {
      throw new Refusal(
              429, "exports-busy", "正在导出的人较多", "同时只能进行 " + settings.exportsAtOnce() + " 个导出", "请稍后再试", List.of())
          .with("retryAfterSeconds", BUSY_SECONDS);
    }
    request.setAttribute(HOLDS, true);
  }

  private static Refusal tooMany(Limited.Kind kind, int most, long seconds) {
    String why =
        switch (kind) {
          case EXPORT -> "一小时内最多导出 " + most + " 次";
          case SEARCH -> "一分钟内最多查找 " + most + " 次";
        };
    String when = seconds < 60 ? seconds + " 秒" : (seconds + 59) / 60 + " 分钟";
    return new Refusal(429, "too-many-requests", "操作太频繁", why, "请 " + when + "后再试", List.of())
        .with("retryAfterSeconds", seconds);
  }
}
