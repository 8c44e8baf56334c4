package org.bihuan.evidence;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What the last verification found, until a later one finds nothing: an alarm that nobody had to be there to hear. */
@Service
class LastVerification {

  /** In one sentence; the page of evidence has them all. */
  private static final int NAMED_AT_ONCE = 3;

  /**
   * @param last the one that began last; null while there was none
   * @param open what the last that came to its end found, each in words
   * @param found how much it found, without naming what is open; null where nothing is
   * @param trouble what it found, or that it did not come to its end, and what to do; null while all is as it should be
   */
  record State(
      VerificationStore.@Nullable Result last, List<String> open, @Nullable String found, @Nullable Refusal trouble) {}

  private final VerificationStore store;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  LastVerification(VerificationStore store, AuditTrail audit, TransactionTemplate transaction, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  void found(Verification.Report report) {
    List<String> named =
        report.findings().stream().map(one -> one.subject() + "：" + one.words()).toList();
    keep(
        new VerificationStore.Result(report.at(), who(), report.findings().size(), named, report.unsealed(), null),
        Map.of("lines", report.lines(), "unsealed", report.unsealed(), "findings", report.findings()));
  }

  /** What stops it may be what somebody did to it, so it is no less told than a finding. */
  void failed(RuntimeException why) {
    String words = why.getClass().getSimpleName();
    keep(new VerificationStore.Result(clock.instant(), who(), 0, List.of(), Map.of(), words), Map.of("failed", words));
  }

  /** How many of the last run that came to its end nobody has cleared; a signature does not clear them (0300). */
  int openFindings() {
    VerificationStore.Result done =
        Objects.requireNonNull(Acting.asSystem(() -> transaction.execute(status -> store.lastDone()))).orElse(null);
    return done == null ? 0 : done.findings();
  }

  /** How many rows of each kind no entry sealed when it last came to its end; of a kind not counted then there is none. */
  Map<String, Long> unsealed() {
    return Objects.requireNonNull(Acting.asSystem(() -> transaction.execute(status -> store.lastDone())))
        .map(VerificationStore.Result::unsealed)
        .orElse(Map.of());
  }

  State look() {
    return Objects.requireNonNull(
        Acting.asSystem(
            () ->
                transaction.execute(
                    status -> {
                      Optional<VerificationStore.Result> last = store.last();
                      VerificationStore.Result done = store.lastDone().orElse(null);
                      return new State(
                          last.orElse(null),
                          done == null ? List.of() : done.named(),
                          done == null || done.findings() == 0 ? null : found(done),
                          trouble(last.orElse(null), done));
                    })));
  }

  /** A finding is not taken back by a run that failed after it. */
  private static @Nullable Refusal trouble(
      VerificationStore.@Nullable Result last, VerificationStore.@Nullable Result done) {
    if (done != null && done.findings() > 0) {
      return Refusal.state(
          "history-altered",
          found(done) + "：" + inShort(done),
          "请保全现场，不要重启或恢复备份，由审计管理员查明；以后一次核验没有发现不符，这一条才消失。其间照常签署，签署不表示这些不符是对的");
    }
    if (last != null && last.failure() != null) {
      return Refusal.state(
          "verification-failed", when(last) + "没有做完，历史是否被改动不得而知", "请审计管理员再核验一次；仍做不完的，请系统管理员查看日志中 evidence.verify 的错误");
    }
    return null;
  }

  private static String found(VerificationStore.Result done) {
    return when(done) + "发现 " + Verification.many(done.findings());
  }

  private static String inShort(VerificationStore.Result done) {
    String first = String.join("；", done.named().stream().limit(NAMED_AT_ONCE).toList());
    return done.findings() > NAMED_AT_ONCE ? first + "等，全部列在“存证”页" : first;
  }

  private static String when(VerificationStore.Result result) {
    return BeijingTime.minuteOf(result.at()) + (result.by() == null ? " 每晚的存证核验" : " 的存证核验（" + result.by() + "）");
  }

  private static @Nullable String who() {
    return Acting.current().map(Actor::personName).orElse(null);
  }

  private void keep(VerificationStore.Result result, Map<String, ?> line) {
    Acting.asSystem(
        () ->
            transaction.execute(
                status -> {
                  store.add(result);
                  audit.record(AuditTrail.WHOLE_CITY, "evidence.verify", "history", line);
                  return true;
                }));
  }
}
