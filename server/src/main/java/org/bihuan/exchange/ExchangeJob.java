package org.bihuan.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Long work of one person under one post.
 *
 * @param done how many of {@code total} rows are through
 * @param rows what a checked import found, else null
 * @param seenAt when its worker last showed a sign of life
 */
record ExchangeJob(
    Home home,
    UUID id,
    UUID accountId,
    UUID postId,
    Kind kind,
    State state,
    String title,
    String detail,
    int total,
    int done,
    @Nullable Rows rows,
    @Nullable Failure failure,
    @Nullable Product product,
    boolean cancelAsked,
    Instant createdAt,
    Instant seenAt,
    @Nullable Instant finishedAt) {

  /** How long what it made can be fetched. */
  static final Duration KEPT = Duration.ofHours(24);

  /** A worker silent for so long is gone: its server was stopped or killed, and its transaction with it. */
  static final Duration SILENCE = Duration.ofSeconds(120);

  enum Kind {
    EXPORT,
    /** Of hazards. */
    IMPORT,
    /** Of the organisation. */
    TREE_IMPORT
  }

  enum State {
    RUNNING,
    /** An import that has been checked and waits for its owner's word. */
    READY,
    DONE,
    FAILED,
    CANCELLED
  }

  /** The ledger of the post it is done under; {@code unitId} is null above the units. */
  record Home(int districtId, @Nullable UUID unitId) {}

  /** Of a checked import: rows to be registered, registered before, and with something wrong. */
  record Rows(int fresh, int known, int wrong) {}

  record Failure(String problem, @Nullable String remedy) {}

  /** @param size in bytes */
  record Product(String name, long size) {}

  /** The state as it really is: what runs without a sign of life has ended. */
  ExchangeJob asOf(Instant now) {
    if (state != State.RUNNING || seenAt.plus(SILENCE).isAfter(now)) {
      return this;
    }
    return new ExchangeJob(
        home, id, accountId, postId, kind, State.FAILED, title, detail, total, done, rows,
        new Failure("处理中断了，服务器可能重新启动过；没有完成，也没有登记任何内容", "请重新开始"), null, cancelAsked, createdAt,
        seenAt, seenAt);
  }

  /** Unique in the whole installation, which an id made by a client is only within its ledger. */
  Ref ref() {
    return new Ref(home.districtId(), id);
  }

  boolean isFetchable(Instant now) {
    return state == State.DONE && product != null && now.isBefore(expiresAt());
  }

  Instant expiresAt() {
    return createdAt.plus(KEPT);
  }
}
