package org.bihuan.file;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bihuan.file.BlobFolder.Incoming;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files that come in pieces, for a phone in a basement. Each piece is on disk before it is acknowledged, the next call
 * goes on where the last acknowledged piece ended, and the whole is kept only when its hash is the announced one.
 *
 * <p>Whatever breaks in between, beginning again under the same id tells how far it has come: the phone needs to
 * remember nothing but the file.
 */
@Service
class UploadDesk {

  static final int LARGEST_PIECE = 2 << 20;

  /** A phone carries some hundred photos at most; more on the way means that something is wrong. */
  private static final long MOST_FILES = 500;

  private static final long MOST_BYTES = 2L << 30;

  /** A phone works for seven days without a network; one that was lost does not come back after twice that. */
  private static final Duration ABANDONED = Duration.ofDays(14);

  private static final int AT_ONCE = 1_000;

  /** Two who send pieces of one file at once go one after the other, or the second would lose the bytes under his hands. */
  private final Lock[] oneAtATime = Stream.generate(ReentrantLock::new).limit(64).toArray(Lock[]::new);

  /** @param file null until all of it is here, inspected and kept */
  record Progress(Ref ref, String sha256, long size, long received, @Nullable FileRecord file, boolean now) {}

  private final UploadStore store;
  private final FileRecords records;
  private final FileStore files;
  private final BlobFolder blobs;
  private final TransactionTemplate transaction;
  private final Clock clock;

  UploadDesk(
      UploadStore store,
      FileRecords records,
      FileStore files,
      BlobFolder blobs,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.records = records;
    this.files = files;
    this.blobs = blobs;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Announces a file, or tells how far the one announced before has come. */
  Progress begin(Actor actor, UploadInPieces wanted) {
    if (!actor.scope().covers(wanted.unit().districtId(), wanted.unit().id())) {
      throw Refusal.notFound("该单位");
    }
    if (wanted.size() > FileStore.LARGEST) {
      throw FileRefusal.tooLarge(FileStore.LARGEST);
    }
    return in(
        () -> {
          Optional<Progress> there = kept(actor, wanted);
          if (there.isPresent()) {
            return there.get();
          }
          mustHaveRoom(actor);
          if (store.insert(wanted, clock.instant())) {
            return progress(wanted, true);
          }
          UploadInPieces known =
              store.find(wanted.ref()).filter(upload -> isHis(actor, upload)).orElseThrow(Refusal::idTaken);
          if (!known.sameContent(wanted)) {
            throw Refusal.otherContent(known, wanted);
          }
          return progress(known, false);
        });
  }

  private Optional<Progress> kept(Actor actor, UploadInPieces wanted) {
    return records
        .find(wanted.ref())
        .map(
            file -> {
              if (!file.uploadedBy().equals(actor.personId())) {
                throw Refusal.idTaken();
              }
              if (!file.unit().equals(wanted.unit()) || !file.sha256().equals(wanted.sha256())) {
                throw Refusal.otherContent(file, wanted);
              }
              return done(file, false);
            });
  }

  private void mustHaveRoom(Actor actor) {
    UploadStore.OnTheWay now = store.of(actor.personId());
    if (now.files() >= MOST_FILES || now.bytes() >= MOST_BYTES) {
      throw FileRefusal.tooMany("您有 " + now.files() + " 个文件还没有传完");
    }
  }

  Progress progress(Actor actor, Ref ref) {
    return in(
        () ->
            store
                .find(ref)
                .filter(upload -> isHis(actor, upload))
                .map(upload -> progress(upload, false))
                .or(
                    () ->
                        records
                            .find(ref)
                            .filter(file -> file.uploadedBy().equals(actor.personId()))
                            .map(file -> done(file, false)))
                .orElseThrow(() -> Refusal.notFound("这个上传")));
  }

  /**
   * Adds a piece. An empty one at the end asks once more for the file to be kept, after something broke just there.
   *
   * @param sha256 of the piece, or null
   */
  Progress append(Actor actor, Ref ref, long offset, @Nullable String sha256, InputStream content) {
    byte[] piece = read(content);
    if (sha256 != null && !BlobFolder.sha256(piece).equalsIgnoreCase(sha256)) {
      throw FileRefusal.hash();
    }
    Lock turn = oneAtATime[Math.floorMod(ref.hashCode(), oneAtATime.length)];
    turn.lock();
    try {
      return append(actor, ref, offset, piece);
    } finally {
      turn.unlock();
    }
  }

  private Progress append(Actor actor, Ref ref, long offset, byte[] piece) {
    Progress before = progress(actor, ref);
    if (before.file() != null) {
      return before;
    }
    UploadInPieces now = in(() -> add(actor, ref, offset, piece));
    return now.isWhole() ? keep(actor, now) : progress(now, false);
  }

  private UploadInPieces add(Actor actor, Ref ref, long offset, byte[] piece) {
    UploadInPieces upload = store.lock(ref).filter(u -> isHis(actor, u)).orElseThrow(() -> Refusal.notFound("这个上传"));
    if (offset != upload.received()) {
      throw FileRefusal.offset(offset, upload.received());
    }
    if (offset + piece.length > upload.size()) {
      throw Refusal.invalid("offset", "内容超过声明的 " + upload.size() + " 字节", "请重新选择文件上传");
    }
    try {
      boolean added = blobs.append(ref, offset, piece);
      // The folder was lost or put back from a backup: what was acknowledged is not there any more.
      long received = added ? offset + piece.length : 0;
      store.received(ref, received, clock.instant());
      return upload.received(received);
    } catch (IOException e) {
      throw FileRefusal.disk(e);
    }
  }

  /** Outside the transaction of the piece: a photo is decoded here. */
  private Progress keep(Actor actor, UploadInPieces upload) {
    try {
      Incoming whole = blobs.whole(upload.ref());
      FileStore.Kept kept = files.keep(actor, upload.asFile(), whole);
      forget(upload);
      return done(kept.file(), kept.created());
    } catch (Refusal unfit) {
      if (unfit.status() == 422) {
        forget(upload);
      }
      throw unfit;
    } catch (IOException e) {
      throw FileRefusal.disk(e);
    }
  }

  private void forget(UploadInPieces upload) {
    transaction.executeWithoutResult(status -> store.delete(upload.ref()));
    try {
      blobs.drop(upload.ref());
    } catch (IOException e) {
      throw FileRefusal.disk(e);
    }
  }

  /** For the nightly job. */
  int forgetAbandoned() {
    List<UploadInPieces> old = in(() -> store.abandoned(clock.instant().minus(ABANDONED), AT_ONCE));
    old.forEach(this::forget);
    return old.size();
  }

  private static boolean isHis(Actor actor, UploadInPieces upload) {
    return upload.begunBy().equals(actor.personId())
        && actor.scope().covers(upload.unit().districtId(), upload.unit().id());
  }

  private static byte[] read(InputStream content) {
    try {
      byte[] piece = content.readNBytes(LARGEST_PIECE + 1);
      if (piece.length > LARGEST_PIECE) {
        throw FileRefusal.tooLarge(LARGEST_PIECE);
      }
      return piece;
    } catch (IOException e) {
      throw FileRefusal.disk(e);
    }
  }

  private static Progress progress(UploadInPieces u, boolean now) {
    return new Progress(u.ref(), u.sha256(), u.size(), u.received(), null, now);
  }

  private static Progress done(FileRecord file, boolean now) {
    return new Progress(file.ref(), file.sha256(), file.size(), file.size(), file, now);
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(status -> work.get()));
  }
}
