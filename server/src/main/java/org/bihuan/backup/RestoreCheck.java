package org.bihuan.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bihuan.platform.database.Backups;
import org.springframework.dao.DataAccessException;

/**
 * Whether a restored database is whole: histories without a gap, rows where their histories end, indexes that agree with
 * their tables, every attachment in the backup with its length, every checkpoint word for word as it was kept.
 */
final class RestoreCheck {

  private final Backups kept;

  RestoreCheck(Backups kept) {
    this.kept = kept;
  }

  /** @param wrong in words; empty where the backup is good */
  record Result(long hazards, long indexes, int attachments, int checkpoints, List<String> wrong) {
    String told() {
      return wrong.isEmpty()
          ? "隐患 %d 条、索引 %d 个、附件 %d 个、检查点 %d 个，全部相符".formatted(hazards, indexes, attachments, checkpoints)
          : String.join("；", wrong);
    }
  }

  Result look(RestoredQueries queries) {
    List<String> wrong = new ArrayList<>();
    tell(wrong, queries.brokenHistories(), "条隐患的历史有缺口");
    tell(wrong, queries.rowsBesideTheirHistory(), "条隐患的现状与历史末条不符");
    long indexes = 0;
    try {
      indexes = queries.checkIndexes();
    } catch (DataAccessException e) {
      wrong.add("索引与数据不符：" + e.getMostSpecificCause().getMessage());
    }
    List<RestoredQueries.Attachment> attachments = queries.attachments();
    tell(wrong, attachments.stream().filter(a -> !isThere(a)).count(), "个附件在备份中缺失或长度不符");
    List<String> notes = queries.checkpoints();
    tell(wrong, missingNotes(notes), "个检查点与备份中保存的不符");
    if (notes.stream().mapToLong(RestoreCheck::size).max().orElse(0) > queries.treeSize()) {
      wrong.add("存证树短于已签署的检查点");
    }
    return new Result(queries.hazards(), indexes, attachments.size(), notes.size(), List.copyOf(wrong));
  }

  private static void tell(List<String> wrong, long count, String words) {
    if (count > 0) {
      wrong.add(count + " " + words);
    }
  }

  private boolean isThere(RestoredQueries.Attachment attachment) {
    try {
      return kept.isKept(attachment.in(kept.files()), attachment.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long missingNotes(List<String> notes) {
    Set<String> there = kept.notes();
    return notes.stream().filter(note -> !there.contains(note)).count();
  }

  /** The second line of a checkpoint. */
  private static long size(String note) {
    return Long.parseLong(note.split("\n", 3)[1]);
  }
}
