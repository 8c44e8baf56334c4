package org.bihuan.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts long work for a person, within what one person and the whole installation may have at once. */
@Service
class ExchangeDesk {

  static final Map<ExchangeJob.Kind, Integer> PER_HOUR = Map.of(ExchangeJob.Kind.EXPORT, 10, ExchangeJob.Kind.IMPORT, 20, ExchangeJob.Kind.TREE_IMPORT, 20);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final Duration SWEPT_AFTER = ExchangeJob.KEPT.plusHours(1);
  private static final int LISTED = 20;

  /**
   * @param id made by the client: asking twice begins once
   * @param same what makes two orders the same
   * @param audit what somebody checking later needs to know
   */
  record Order(
      UUID id, ExchangeJob.Kind kind, String act, String title, String detail, int total, String same, Map<String, ?> audit) {}

  private final ExchangeJobStore store;
  private final ExchangeRunner runner;
  private final ExchangeFolder folder;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ExchangeDesk(
      ExchangeJobStore store,
      ExchangeRunner runner,
      ExchangeFolder folder,
      AuditTrail audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.runner = runner;
    this.folder = folder;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Begins the work, or answers with the job begun before under the same id.
   *
   * @param preparation done only when it really begins
   */
  ExchangeJob start(Actor actor, Order order, Runnable preparation, JobWork work) {
    Instant now = clock.instant();
    ExchangeJob.Home home = homeOf(actor);
    byte[] hash = hash(order.same());
    ExchangeJob wanted =
        new ExchangeJob(
            home, order.id(), actor.accountId(), actor.postId(), order.kind(), ExchangeJob.State.RUNNING, order.title(),
            order.detail(), order.total(), 0, null, null, null, false, now, now, null);
    boolean begun =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  store.lockSlots();
                  Optional<ExchangeJob> known = store.find(home.districtId(), order.id());
                  if (known.isPresent()) {
                    mustBeSame(actor, known.get(), wanted, hash);
                    return false;
                  }
                  mustBeWithinQuota(wanted, now);
                  mustHavePlace(wanted, now);
                  store.forget(home, actor.accountId(), now.minus(REMEMBERED));
                  if (!store.insert(wanted, hash)) {
                    throw Refusal.idTaken();
                  }
                  record(wanted, order.act(), order.audit());
                  return true;
                }));
    if (begun) {
      folder.sweep(now.minus(SWEPT_AFTER));
      preparation.run();
      runner.run(actor, wanted, work);
    }
    return require(actor, order.id());
  }

  /** The second half of an import, after its owner has seen what was found. */
  ExchangeJob resume(Actor actor, ExchangeJob checked, int total, JobWork work) {
    Instant now = clock.instant();
    boolean begun =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  store.lockSlots();
                  mustHavePlace(checked, now);
                  if (!store.resume(checked, total, now)) {
                    return false;
                  }
                  record(checked, "import.confirm", Map.of("rows", total));
                  return true;
                }));
    if (!begun) {
      throw Refusal.state("not-ready", "这次导入已经在登记，或已经结束", "请查看任务的最新状态");
    }
    runner.run(actor, checked, work);
    return require(actor, checked.id());
  }

  /** In the transaction of the work itself: either both are there afterwards, or neither. */
  void finishHere(ExchangeJob job, JobEnd end) {
    if (!store.finish(job, end, clock.instant())) {
      throw JobStopped.byOwner();
    }
  }

  List<ExchangeJob> list(Actor actor) {
    if (actor.scope() instanceof Scope.Nothing) {
      return List.of();
    }
    Instant now = clock.instant();
    List<ExchangeJob> jobs =
        transaction.execute(
            s -> store.of(homeOf(actor), actor.accountId(), actor.postId(), now.minus(ExchangeJob.KEPT), LISTED));
    return Objects.requireNonNull(jobs).stream().map(job -> job.asOf(now)).toList();
  }

  /** One's own job under the present post; anybody else's does not exist. */
  ExchangeJob require(Actor actor, UUID id) {
    if (actor.scope() instanceof Scope.Nothing) {
      throw unknown();
    }
    Optional<ExchangeJob> job = Objects.requireNonNull(transaction.execute(s -> store.find(homeOf(actor).districtId(), id)));
    return job.filter(j -> isOf(actor, j)).map(j -> j.asOf(clock.instant())).orElseThrow(ExchangeDesk::unknown);
  }

  /** One's own import that has been checked and whose rows are still there. */
  ExchangeJob requireChecked(Actor actor, UUID id, ExchangeJob.Kind kind) {
    ExchangeJob job = require(actor, id);
    boolean readable = job.state() == ExchangeJob.State.READY || job.state() == ExchangeJob.State.DONE;
    boolean there = folder.has(job.ref(), ExchangeFolder.Part.CHECKED) && clock.instant().isBefore(job.expiresAt());
    if (job.kind() != kind || !readable || !there) {
      throw Refusal.notFound("这次导入");
    }
    return job;
  }

  ExchangeJob cancel(Actor actor, UUID id) {
    ExchangeJob job = require(actor, id);
    transaction.executeWithoutResult(
        s -> {
          store.askToCancel(job);
          record(job, "job.cancel", Map.of("state", job.state()));
          if (job.state() == ExchangeJob.State.READY) {
            store.give(job, ExchangeJob.State.CANCELLED, null, clock.instant());
          }
        });
    if (job.state() == ExchangeJob.State.READY) {
      folder.remove(job.ref(), ExchangeFolder.Part.values());
    }
    return require(actor, id);
  }

  /** Hands over what an export made; taking it is the moment the data leaves, and is written down. */
  ExchangeJob fetch(Actor actor, UUID id) {
    ExchangeJob job = require(actor, id);
    ExchangeJob.Product product = job.product();
    if (product == null || !job.isFetchable(clock.instant()) || !folder.has(job.ref(), ExchangeFolder.Part.PRODUCT)) {
      throw Refusal.notFound("可以下载的文件");
    }
    transaction.executeWithoutResult(
        s ->
            record(
                job,
                "export.download",
                Map.of("file", product.name(), "size", product.size(), "rows", job.total())));
    return job;
  }

  private void record(ExchangeJob job, String act, Map<String, ?> details) {
    audit.record(job.home().districtId(), act, job.kind() + " " + job.id(), details);
  }

  private static boolean isOf(Actor actor, ExchangeJob job) {
    return job.accountId().equals(actor.accountId()) && job.postId().equals(actor.postId());
  }

  private void mustBeSame(Actor actor, ExchangeJob known, ExchangeJob wanted, byte[] hash) {
    if (!isOf(actor, known)) {
      throw Refusal.idTaken();
    }
    if (!store.hasHash(known, hash)) {
      throw Refusal.otherContent(known, wanted);
    }
  }

  private void mustBeWithinQuota(ExchangeJob wanted, Instant now) {
    int most = Objects.requireNonNull(PER_HOUR.get(wanted.kind()));
    List<Instant> begun = store.begunSince(wanted.home(), wanted.accountId(), wanted.kind(), now.minus(HOUR));
    if (begun.size() >= most) {
      Duration wait = Duration.between(now, begun.get(begun.size() - most).plus(HOUR));
      String what = wanted.kind() == ExchangeJob.Kind.EXPORT ? "导出" : "导入";
      throw tooMany(wait, "每人每小时最多" + what + " " + most + " 次，您已用完", Math.max(1, (wait.toSeconds() + 59) / 60) + " 分钟后再试");
    }
  }

  private void mustHavePlace(ExchangeJob wanted, Instant now) {
    if (!store.takeSlot(wanted.id(), now)) {
      throw tooMany(Duration.ofSeconds(20), "正在处理的导出和导入已达上限，为不影响其他人办事，没有开始", "20 秒后再试");
    }
  }

  private static Refusal tooMany(Duration wait, String why, String remedy) {
    return new Refusal(429, "too-many-jobs", "现在不能开始", why, "请 " + remedy, List.of())
        .with("retryAfterSeconds", Math.max(1, wait.toSeconds()));
  }

  static ExchangeJob.Home homeOf(Actor actor) {
    return switch (actor.scope()) {
      case Scope.Units u ->
          new ExchangeJob.Home(u.districtId(), u.unitIds().stream().min(Comparator.naturalOrder()).orElse(null));
      case Scope.Districts d -> new ExchangeJob.Home(d.ids().stream().min(Comparator.naturalOrder()).orElseThrow(), null);
      case Scope.City c -> new ExchangeJob.Home(AuditTrail.WHOLE_CITY, null);
      case Scope.System s -> throw unknown();
      case Scope.Nothing n -> throw unknown();
    };
  }

  private static Refusal unknown() {
    return Refusal.notFound("这项任务");
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
