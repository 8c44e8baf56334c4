package org.bihuan.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Asks somebody signed in once more who he is, before something grave. The session goes on under a new token, so that
 * whoever had got hold of the old one does not rise with it.
 */
@Component
class StepUpDesk implements HandlerMethodArgumentResolver {

  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final SignInDesk door;
  private final SessionDesk sessions;
  private final AccountStore accounts;
  private final StepUpStore store;
  private final TransactionOperations transaction;
  private final Clock clock;

  StepUpDesk(
      SignInDesk door,
      SessionDesk sessions,
      AccountStore accounts,
      StepUpStore store,
      TransactionOperations transaction,
      Clock clock) {
    this.door = door;
    this.sessions = sessions;
    this.accounts = accounts;
    this.store = store;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Guesses are counted with those at the sign-in desk. */
  SessionDesk.Opened prove(SessionDesk.Recognised session, String password, Visitor visitor) {
    return Acting.asSystem(
        () -> {
          Optional<AccountStore.Known> known =
              transaction.execute(status -> accounts.find(session.actor().accountId()));
          if (!door.isPasswordOf(known.orElseThrow(), password, visitor)) {
            throw Refusal.invalid("password", "密码不对", "请核对后重新输入；连续 5 次失败将暂停 15 分钟");
          }
          return transaction.execute(
              status -> {
                SessionDesk.Opened opened = sessions.renew(session);
                Instant now = clock.instant();
                store.forget(now.minus(REMEMBERED));
                store.add(opened.recognised().sessionId(), session.actor().accountId(), now);
                return opened;
              });
        });
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == StepUp.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Instant proved =
        SessionFilter.of(request)
            .flatMap(own -> Acting.asSystem(() -> transaction.execute(status -> store.provedAt(own.sessionId()))))
            .orElse(null);
    return new StepUp(proved, clock.instant());
  }
}
