package org.bihuan.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.bihuan.platform.Acting;
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

  private final OwnerProof proof;
  private final SessionDesk sessions;
  private final StepUpStore store;
  private final TransactionOperations transaction;
  private final Clock clock;

  StepUpDesk(
      OwnerProof proof,
      SessionDesk sessions,
      StepUpStore store,
      TransactionOperations transaction,
      Clock clock) {
    this.proof = proof;
    this.sessions = sessions;
    this.store = store;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** By the second factor where there is one, else by the password; guesses are counted with those at the door. */
  SessionDesk.Opened prove(
      SessionDesk.Recognised session, @Nullable String password, @Nullable String code, Visitor visitor) {
    UUID account = session.actor().accountId();
    if (session.secondFactor()) {
      proof.code("code", account, code, visitor);
    } else {
      proof.password("password", account, password, visitor);
    }
    return proved(session);
  }

  /** He has shown that it is he: here, or a moment ago at the identity server. */
  SessionDesk.Opened proved(SessionDesk.Recognised session) {
    UUID account = session.actor().accountId();
    return Acting.asSystem(
        () ->
            transaction.execute(
                status -> {
                  SessionDesk.Opened opened = sessions.renew(session);
                  Instant now = clock.instant();
                  store.forget(now.minus(REMEMBERED));
                  store.add(opened.recognised().sessionId(), account, now);
                  return opened;
                }));
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
    Instant now = clock.instant();
    return SessionFilter.of(request)
        .flatMap(
            own ->
                Acting.asSystem(
                    () -> transaction.execute(status -> store.proofs(own.sessionId(), own.actor().accountId()))))
        .map(proofs -> new StepUp(proofs.provedAt(), proofs.signedInAt(), now))
        .orElseGet(() -> new StepUp(null, now));
  }
}
