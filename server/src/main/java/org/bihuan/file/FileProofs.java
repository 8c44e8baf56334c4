package org.bihuan.file;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ref;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the bytes of every attachment again: whether they are still there, and still what the hash in its row says. */
@Service
public class FileProofs {

  private static final int AT_ONCE = 500;

  /** @param all false where the time was up before the last */
  public record Checked(long files, boolean all) {}

  private final FileRecords records;
  private final BlobFolder blobs;
  private final TransactionTemplate transaction;

  FileProofs(FileRecords records, BlobFolder blobs, TransactionTemplate transaction) {
    this.records = records;
    this.blobs = blobs;
    this.transaction = transaction;
  }

  /**
   * In the order of addresses; nothing is remembered of one when the next is read, however many there are.
   *
   * @param most how long it may take; a city has more photos than anybody waits for
   * @param damaged told of each attachment whose bytes are gone or others
   */
  public Checked check(Duration most, Consumer<Ref> damaged) {
    long end = System.nanoTime() + most.toNanos();
    Ref reached = new Ref(0, new UUID(0, 0));
    long files = 0;
    while (true) {
      List<FileRecords.Content> batch = after(reached);
      for (FileRecords.Content each : batch) {
        if (System.nanoTime() > end) {
          return new Checked(files, false);
        }
        if (!isIntact(each.sha256())) {
          damaged.accept(each.ref());
        }
        files++;
      }
      if (batch.size() < AT_ONCE) {
        return new Checked(files, true);
      }
      reached = batch.getLast().ref();
    }
  }

  private boolean isIntact(String sha256) {
    try {
      return blobs.isIntact(sha256);
    } catch (IOException e) {
      return false;
    }
  }

  private List<FileRecords.Content> after(Ref ref) {
    return Objects.requireNonNull(
        Acting.asSystem(() -> transaction.execute(status -> records.contentsAfter(ref, AT_ONCE))));
  }
}
