package org.bihuan.access;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.access.factor.SecondFactors;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What somebody does with his own second factor. Each change asks for proof first: an open browser is not the owner. */
@Service
class FactorDesk {

  private final SecondFactors factors;
  private final OwnerProof proof;
  private final Accounts accounts;
  private final SessionDesk sessions;
  private final AccessSettings.SecondFactor settings;
  private final Guesses guesses;
  private final TransactionOperations transaction;

  FactorDesk(
      SecondFactors factors,
      OwnerProof proof,
      Accounts accounts,
      SessionDesk sessions,
      AccessSettings settings,
      Guesses guesses,
      TransactionOperations transaction) {
    this.factors = factors;
    this.proof = proof;
    this.accounts = accounts;
    this.sessions = sessions;
    this.settings = settings.secondFactor();
    this.guesses = guesses;
    this.transaction = transaction;
  }

  SecondFactors.State state(UUID account) {
    return inSystem(() -> factors.state(account));
  }

  SecondFactors.Proposal propose(UUID account, @Nullable String password, @Nullable String code, Visitor visitor) {
    proof.everything(account, password, code, visitor);
    String login = accounts.require(account).login();
    return inSystem(() -> factors.propose(account, login));
  }

  List<String> confirm(UUID account, String code, Visitor visitor) {
    byte[] name = Tokens.digest("code " + account);
    List<String> codes =
        Acting.asSystem(
            () -> {
              guesses.countCode(name, visitor);
              return transaction.execute(status -> factors.confirm(account, code));
            });
    if (codes.isEmpty()) {
      throw Refusal.invalid("code", "验证码不对", "请填写手机上此刻显示的六位数字；一直不对时请核对手机时间，或重新扫描");
    }
    Acting.asSystem(
        () -> {
          guesses.right(name, visitor);
          return true;
        });
    sessions.changed();
    return codes;
  }

  List<String> renewCodes(UUID account, @Nullable String code, Visitor visitor) {
    mustBeSetUp(state(account));
    proof.code("code", account, code, visitor);
    return inSystem(() -> factors.renewCodes(account));
  }

  void remove(Actor owner, @Nullable String password, @Nullable String code, Visitor visitor) {
    mustBeRemovable(owner, state(owner.accountId()));
    proof.everything(owner.accountId(), password, code, visitor);
    inSystem(
        () -> {
          factors.remove(owner.accountId(), "OWNER");
          return true;
        });
    sessions.changed();
  }

  private static void mustBeSetUp(SecondFactors.State state) {
    if (state.confirmedAt() == null) {
      throw Refusal.state("no-second-factor", "您还没有设置双因素", "请先设置动态验证码");
    }
  }

  private void mustBeRemovable(Actor owner, SecondFactors.State state) {
    mustBeSetUp(state);
    if (settings.requiredOf(owner.role())) {
      throw Refusal.state("second-factor-required", owner.role().title() + "登录须用双因素，不能关闭", "换手机请点“换一部手机”");
    }
  }

  /** With his proof, which he gives each time: set one up or change the phone, take new codes, take it off. */
  List<String> possible(Actor owner, SecondFactors.State state) {
    List<String> acts = new ArrayList<>(List.of("PROPOSE"));
    if (Refusal.passes(() -> mustBeSetUp(state))) {
      acts.add("RENEW_CODES");
    }
    if (Refusal.passes(() -> mustBeRemovable(owner, state))) {
      acts.add("REMOVE");
    }
    return acts;
  }

  private <T> T inSystem(Supplier<T> work) {
    return Acting.asSystem(() -> transaction.execute(status -> work.get()));
  }
}
