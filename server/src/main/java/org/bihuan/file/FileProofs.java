package org.bihuan.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the bytes of every attachment again: whether they are still there, and still what the hash in its row says. */
@Service
public class FileProofs {

  private static final int AT_ONCE = 500;
  private static final int MOST_DAMAGED = 1_000;
  private static final int MOST_UPLOADS = 1_000;

  /** @param all false where the time was up before the last */
  public record Checked(long files, boolean all) {}

  /** What is wrong with bytes on the disk. */
  public enum Damage {
    MISSING,
    ALTERED,
    UNREADABLE
  }

  /**
   * Bytes that are not what was uploaded; the same bytes uploaded several times lie there once.
   *
   * @param uploads whose bytes they are, by address; at most a thousand
   */
  public record Damaged(String sha256, Damage damage, List<FileRecord> uploads) {}

  private final FileRecords records;
  private final BlobFolder blobs;
  private final TransactionTemplate transaction;

  FileProofs(FileRecords records, BlobFolder blobs, TransactionTemplate transaction) {
    this.records = records;
    this.blobs = blobs;
    this.transaction = transaction;
  }

  /**
   * In the order of addresses; nothing is remembered of what is whole, however many there are.
   *
   * @param most how long it may take; a city has more photos than anybody waits for
   * @param damaged told of all bytes that are gone or others, once each, when the reading is over
   */
  public Checked check(Duration most, Consumer<Damaged> damaged) {
    long end = System.nanoTime() + most.toNanos();
    Ref reached = new Ref(0, new UUID(0, 0));
    Map<String, Found> found = new LinkedHashMap<>();
    long files = 0;
    boolean inTime = true;
    List<FileRecords.Content> batch;
    do {
      batch = after(reached);
      for (FileRecords.Content each : batch) {
        inTime = inTime && System.nanoTime() <= end;
        if (inTime) {
          look(each, found);
          files++;
          reached = each.ref();
        }
      }
    } while (inTime && batch.size() == AT_ONCE);
    found.forEach((sha256, one) -> damaged.accept(new Damaged(sha256, one.damage(), uploads(one.files()))));
    return new Checked(files, inTime);
  }

  private record Found(Damage damage, List<Ref> files) {}

  private void look(FileRecords.Content content, Map<String, Found> found) {
    Found known = found.get(content.sha256());
    Damage damage = known == null ? damage(content.sha256()) : known.damage();
    if (damage == null || (known == null && found.size() == MOST_DAMAGED)) {
      return;
    }
    List<Ref> files = found.computeIfAbsent(content.sha256(), any -> new Found(damage, new ArrayList<>())).files();
    if (files.size() < MOST_UPLOADS) {
      files.add(content.ref());
    }
  }

  private @Nullable Damage damage(String sha256) {
    try {
      return blobs.isIntact(sha256) ? null : Damage.ALTERED;
    } catch (NoSuchFileException gone) {
      return Damage.MISSING;
    } catch (IOException e) {
      return Damage.UNREADABLE;
    }
  }

  private List<FileRecord> uploads(List<Ref> files) {
    return Objects.requireNonNull(
        Acting.asSystem(
            () -> transaction.execute(status -> files.stream().flatMap(file -> records.find(file).stream()).toList())));
  }

  private List<FileRecords.Content> after(Ref ref) {
    return Objects.requireNonNull(
        Acting.asSystem(() -> transaction.execute(status -> records.contentsAfter(ref, AT_ONCE))));
  }
}
