package org.bihuan.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.access.signon.Identity;
import org.bihuan.access.signon.SignOnFailure;
import org.bihuan.access.signon.SignOnFailure.Why;
import org.bihuan.access.signon.SignOutTokens;
import org.bihuan.access.signon.SingleSignOn;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets in whom the site's identity server vouches for, if an administrator has registered him: signing in makes no account
 * and gives no right.
 */
@Service
class SignOnDesk {

  private static final int LONGEST_SUBJECT = 255;
  private static final Duration JUST_NOW = Duration.ofMinutes(2);

  /** Where a browser goes on that came back from the identity server. */
  sealed interface Return {
    String target();
  }

  record Entered(SignInDesk.Entry entry, String target) implements Return {}

  record Proved(SessionDesk.Opened opened, String target) implements Return {}

  private final SingleSignOn server;
  private final SignOutTokens signOuts;
  private final SubjectStore subjects;
  private final AccountStore accounts;
  private final SeparatePowers separate;
  private final SignInDesk door;
  private final SessionDesk sessions;
  private final StepUpDesk stepUp;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  SignOnDesk(
      SingleSignOn server,
      SignOutTokens signOuts,
      SubjectStore subjects,
      AccountStore accounts,
      SeparatePowers separate,
      SignInDesk door,
      SessionDesk sessions,
      StepUpDesk stepUp,
      AuditTrail audit,
      TransactionOperations transaction,
      Clock clock) {
    this.server = server;
    this.signOuts = signOuts;
    this.subjects = subjects;
    this.accounts = accounts;
    this.separate = separate;
    this.door = door;
    this.sessions = sessions;
    this.stepUp = stepUp;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Nullable String name() {
    return server.isUsed() ? server.name() : null;
  }

  @Nullable String signOutAddress() {
    String address = server.signOutAddress();
    return address == null ? null : address + (address.contains("?") ? "&" : "?") + "client_id=" + server.clientId();
  }

  /** @param proving whoever is signed in and has to show once more that it is he */
  String begin(HttpServletRequest request, String token, String target, SessionDesk.@Nullable Recognised proving) {
    mustBeUsed();
    return server.begin(request, Tokens.digest(token), target, proving == null ? null : proving.sessionId());
  }

  /** @throws SignOnFailure where nobody gets in; each leaves a line in the audit trail */
  Return comeBack(
      String token, SingleSignOn.Answer answer, Optional<SessionDesk.Recognised> present, Visitor visitor) {
    mustBeUsed();
    try {
      SingleSignOn.Back back = server.comeBack(Tokens.digest(token), answer);
      return back.proving() == null
          ? new Entered(enter(back.identity(), visitor), back.target())
          : new Proved(prove(back, present), back.target());
    } catch (SignOnFailure failure) {
      refused(failure, visitor);
      throw failure;
    }
  }

  private void refused(SignOnFailure failure, Visitor visitor) {
    String subject = HexFormat.of().formatHex(Tokens.digest(failure.subject()), 0, 8);
    inSystem(
        () -> {
          audit.recordRefusal("session.open", null, visitor.network(), "sign-on " + subject, "", "sign-on-" + failure.why());
          return true;
        });
  }

  private SignInDesk.Entry enter(Identity identity, Visitor visitor) {
    Account account =
        owner(identity).orElseThrow(() -> new SignOnFailure(Why.UNKNOWN, identity.subject()));
    if (account.disabledAt() != null) {
      throw new SignOnFailure(Why.DISABLED, identity.subject());
    }
    try {
      return door.signIn(account, new SignOn(identity.subject(), identity.sid()), visitor);
    } catch (Refusal withoutPost) {
      throw new SignOnFailure(Why.NO_POST, identity.subject());
    }
  }

  /** The same person in the same browser, and asked for his proof there only now. */
  private SessionDesk.Opened prove(SingleSignOn.Back back, Optional<SessionDesk.Recognised> present) {
    Instant at = back.identity().authenticatedAt();
    UUID owner = owner(back.identity()).map(Account::id).orElse(null);
    SessionDesk.Recognised session =
        present
            .filter(own -> own.sessionId().equals(back.proving()) && own.actor().accountId().equals(owner))
            .orElseThrow(() -> new SignOnFailure(Why.OVER, back.identity().subject()));
    if (at == null || Duration.between(at, clock.instant()).compareTo(JUST_NOW) > 0) {
      throw new SignOnFailure(Why.INVALID, back.identity().subject());
    }
    return stepUp.proved(session);
  }

  private Optional<Account> owner(Identity identity) {
    return inSystem(
        () ->
            subjects
                .account(identity.issuer(), identity.subject())
                .flatMap(accounts::find)
                .map(AccountStore.Known::account));
  }

  /** The identity server says that somebody has signed out there: he has here, too. */
  void signedOut(String token) {
    mustBeUsed();
    SignOutTokens.SignedOut who = read(token);
    inSystem(
        () -> {
          List<UUID> owners =
              who.subject() == null
                  ? sessions.accountsOf(Objects.requireNonNull(who.sid()))
                  : subjects.account(who.issuer(), who.subject()).stream().toList();
          for (UUID owner : owners) {
            int ended = sessions.endSignedOn(owner, who.sid());
            audit.record(
                AuditTrail.WHOLE_CITY, "session.end", "account " + owner, Map.of("why", "SIGN_ON", "sessions", ended));
          }
          return true;
        });
  }

  private SignOutTokens.SignedOut read(String token) {
    try {
      return signOuts.read(token);
    } catch (SignOnFailure notTheirs) {
      throw new Refusal(
          400, "invalid-logout-token", "没有退出任何登录", "通知不是统一身份认证签发的，或已过期", "请检查统一身份认证的退出通知设置", List.of());
    }
  }

  Account link(UUID id, @Nullable String subject, Actor by) {
    mustHaveServer();
    mustBeSomebodyElse(id, by);
    new FieldChecks().text("subject", "统一身份认证编号", subject, LONGEST_SUBJECT).refuseIfAny();
    String said = Objects.requireNonNull(subject).strip();
    return inSystem(
        () -> {
          known(id);
          accounts.lock(id);
          mustLink(known(id), by);
          if (!subjects.link(id, server.issuer(), said, clock.instant(), by.personName())) {
            throw Refusal.conflict("subject-taken", "这个编号已经登记在另一个账号上", "请核对编号；一人只能有一个账号");
          }
          sessions.endSignedOn(id, null);
          audit.record(AuditTrail.WHOLE_CITY, "account.single_sign_on", "account " + id, Map.of("subject", said));
          return known(id);
        });
  }

  Account unlink(UUID id, Actor by) {
    mustBeSomebodyElse(id, by);
    return inSystem(
        () -> {
          known(id);
          accounts.lock(id);
          subjects.unlink(id);
          sessions.endSignedOn(id, null);
          audit.record(AuditTrail.WHOLE_CITY, "account.single_sign_on", "account " + id, Map.of("removed", true));
          return known(id);
        });
  }

  /** Whoever registers a number chooses who gets in, as whoever sets a password does. */
  void mustLink(Account account, Actor by) {
    mustHaveServer();
    mustBeSomebodyElse(account.id(), by);
    separate
        .against(account, by, "登记编号的人可以登记一个由自己使用的编号，", "请本人先设置动态验证码，再登记编号")
        .ifPresent(
            objection -> {
              throw objection;
            });
  }

  private void mustHaveServer() {
    if (!server.isUsed()) {
      throw Refusal.state("no-identity-server", "本系统没有接入统一身份认证", "请先按《运行维护》配置统一身份认证");
    }
  }

  /** Where a site has none, the way there does not exist. */
  private void mustBeUsed() {
    if (!server.isUsed()) {
      throw Refusal.notFound("统一身份认证");
    }
  }

  static void mustBeSomebodyElse(UUID id, Actor by) {
    if (by.accountId().equals(id)) {
      throw Refusal.forbidden("not-oneself", "不能登记自己的统一身份认证编号", "请由另一名系统管理员办理");
    }
  }

  private Account known(UUID id) {
    return accounts.find(id).map(AccountStore.Known::account).orElseThrow(() -> Refusal.notFound("该账号"));
  }

  private <T> T inSystem(Supplier<T> work) {
    return Objects.requireNonNull(Acting.asSystem(() -> transaction.execute(status -> work.get())));
  }
}
