package org.bihuan.access;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.access.factor.SecondFactors;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the second factor off an account whose owner has lost it. Two offices, so that nobody alone can turn a password
 * he has just renewed into a way in: the system administrator asks, the security administrator decides.
 */
@Service
class FactorResets {

  private static final int PAGE = 100;

  record Asked(FactorReset reset, boolean now) {}

  private final FactorResetStore store;
  private final SecondFactors factors;
  private final Accounts accounts;
  private final SessionDesk sessions;
  private final Permitted permitted;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  FactorResets(
      FactorResetStore store,
      SecondFactors factors,
      Accounts accounts,
      SessionDesk sessions,
      Permitted permitted,
      AuditTrail audit,
      TransactionOperations transaction,
      Clock clock) {
    this.store = store;
    this.factors = factors;
    this.accounts = accounts;
    this.sessions = sessions;
    this.permitted = permitted;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  List<FactorReset> latest(Actor administrator) {
    Integer tier = accounts.tierOf(administrator);
    return inSystem(() -> store.latest(PAGE)).stream()
        .filter(reset -> tier == null || accounts.isInTier(reset.account(), tier))
        .toList();
  }

  /** Asked already, it is told as it is now, whatever came of it since. */
  Asked ask(UUID id, UUID account, String reason, Actor by, StepUp stepUp) {
    mustBeAsker(by);
    Integer tier = accounts.tierOf(by);
    accounts.mustBeInTier(account, tier);
    new FieldChecks().why("reason", "原因", reason, 200).refuseIfAny();
    return inSystem(
        () -> {
          boolean now = store.find(id).isEmpty() && isAsked(id, account, reason, by, stepUp);
          FactorReset kept = store.find(id).orElseThrow();
          if (tier != null && !accounts.isInTier(kept.account(), tier)) {
            throw Refusal.idTaken();
          }
          if (!kept.account().equals(account) || !kept.reason().equals(reason.strip())) {
            throw Refusal.otherContent(kept, Map.of("account", account, "reason", reason.strip()));
          }
          return new Asked(kept, now);
        });
  }

  private boolean isAsked(UUID id, UUID account, String reason, Actor by, StepUp stepUp) {
    mustAsk(accounts.require(account), by);
    stepUp.mustBeRecent("申请重置双因素");
    Instant instant = clock.instant();
    store.undecided(account).ifPresent(
        earlier -> {
          FactorReset.End end = earlier.endAt(instant);
          if (end != null) {
            store.close(earlier.id(), end, instant);
          }
        });
    boolean now = store.ask(id, account, reason.strip(), by, instant);
    if (!now && store.find(id).isEmpty()) {
      String who = store.undecided(account).map(FactorReset::askedByName).orElse("另一名管理员");
      throw Refusal.state("already-asked", "该账号已有一项待复核的重置申请，由" + who + "提出", "请等待安全管理员复核，或由" + who + "先撤回");
    }
    if (now) {
      audit.record(AuditTrail.WHOLE_CITY, "account.factor_reset.ask", "account " + account, Map.of("reason", reason));
    }
    return now;
  }

  static void mustBeAsker(Actor by) {
    if (!by.is(Role.SYSTEM_ADMIN)) {
      throw Refusal.forbidden("no-permission", "双因素重置由系统管理员申请", "请向系统管理员提出");
    }
  }

  static void mustAsk(Account owner, Actor by) {
    if (owner.id().equals(by.accountId())) {
      throw Refusal.forbidden("not-oneself", "不能为自己申请重置双因素", "请由另一名系统管理员办理；手机还在时可自行更换");
    }
    if (!owner.secondFactor()) {
      throw Refusal.state("no-second-factor", owner.personName() + "没有设置双因素", "无需重置");
    }
  }

  FactorReset decide(UUID id, FactorReset.Decision decision, Actor by) {
    UUID account = inSystem(() -> store.find(id).orElseThrow(() -> Refusal.notFound("该申请"))).account();
    accounts.mustBeInTier(account, accounts.tierOf(by));
    return inSystem(
        () -> {
          FactorReset reset = store.find(id).orElseThrow(() -> Refusal.notFound("该申请"));
          mustBeSecond(reset, by);
          if (reset.decision() == decision) {
            return reset;
          }
          mustBeAlive(reset);
          if (!store.decide(id, decision, by, clock.instant())) {
            throw Refusal.state("already-decided", "该申请已由" + reset.decidedByName() + "办理", "请刷新后查看");
          }
          if (decision == FactorReset.Decision.CONFIRMED) {
            factors.remove(reset.account(), "RESET");
            sessions.endAll(reset.account(), SessionStore.End.FACTOR);
          }
          audit.record(
              AuditTrail.WHOLE_CITY,
              "account.factor_reset.decide",
              "account " + reset.account(),
              Map.of("decision", decision));
          return store.find(id).orElseThrow();
        });
  }

  /** What was asked about an earlier phone, or long ago, takes nothing off today. */
  private void mustBeAlive(FactorReset reset) {
    FactorReset.End end = reset.endAt(clock.instant());
    if (end != null) {
      throw Refusal.state("request-over", "该申请" + end.words(), "仍然需要的，请系统管理员重新申请");
    }
  }

  FactorReset withdraw(UUID id, Actor by) {
    UUID account = inSystem(() -> store.find(id).orElseThrow(() -> Refusal.notFound("该申请"))).account();
    accounts.mustBeInTier(account, accounts.tierOf(by));
    return inSystem(
        () -> {
          FactorReset reset = store.find(id).orElseThrow(() -> Refusal.notFound("该申请"));
          mustBeItsAsker(reset, by);
          if (reset.closed() == FactorReset.End.WITHDRAWN) {
            return reset;
          }
          if (!store.close(id, FactorReset.End.WITHDRAWN, clock.instant())) {
            throw Refusal.state("already-decided", "该申请已经办结", "请刷新后查看");
          }
          audit.record(
              AuditTrail.WHOLE_CITY, "account.factor_reset.withdraw", "account " + account, Map.of("id", id));
          return store.find(id).orElseThrow();
        });
  }

  private static void mustBeItsAsker(FactorReset reset, Actor by) {
    if (!by.personId().equals(reset.askedBy())) {
      throw Refusal.forbidden("not-asker", "重置申请由提出的人撤回", "请联系" + reset.askedByName());
    }
  }

  private static void mustBeSecond(FactorReset reset, Actor by) {
    if (by.personId().equals(reset.askedBy()) || by.personId().equals(reset.account())) {
      throw Refusal.forbidden("two-persons", "申请人和账号本人不能复核", "请由另一名安全管理员复核");
    }
  }

  /** Of one within the tier; to decide twice the same changes nothing and is not named again. */
  List<String> possible(Actor actor, FactorReset reset) {
    List<String> acts = new ArrayList<>();
    if (!reset.isOpen(clock.instant())) {
      return acts;
    }
    if (permitted.mayChange(actor, "policy.password_session_mfa") && Refusal.passes(() -> mustBeSecond(reset, actor))) {
      acts.add("DECIDE");
    }
    if (permitted.mayChange(actor, "user.account.create_disable") && Refusal.passes(() -> mustBeItsAsker(reset, actor))) {
      acts.add("WITHDRAW");
    }
    return acts;
  }

  FactorReset.@Nullable End endOf(FactorReset reset) {
    return reset.endAt(clock.instant());
  }

  private <T> T inSystem(Supplier<T> work) {
    return Acting.asSystem(() -> transaction.execute(status -> work.get()));
  }
}
