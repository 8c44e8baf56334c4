package org.bihuan.checklist;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Cursor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What every list of the standards may be asked: some words, a place to go on from, and how many.
 *
 * @param after the place after which the page begins, opened
 */
public record ListRequest(List<String> words, @Nullable String after, int limit) {

  private static final int LONGEST_SEARCH = 60;
  private static final int LARGEST_PAGE = 200;

  /** Refuses what is too long or too much, by its field. */
  public static ListRequest of(String q, @Nullable String cursor, int limit) {
    if (q.length() > LONGEST_SEARCH) {
      throw Refusal.invalid("q", "搜索内容超过 " + LONGEST_SEARCH + " 个字", "请用几个关键词搜索");
    }
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw Refusal.invalid("limit", "每页条数须在 1 至 " + LARGEST_PAGE + " 之间", "请改为这个范围内的数");
    }
    List<String> words = Arrays.stream(q.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    return new ListRequest(words, Cursor.open(cursor), limit);
  }

  /** The words as one text, null without any. */
  public @Nullable String text() {
    return words.isEmpty() ? null : String.join(" ", words);
  }

  public @Nullable UUID afterId() {
    try {
      return after == null ? null : UUID.fromString(after);
    } catch (IllegalArgumentException e) {
      throw unknownPlace();
    }
  }

  public @Nullable Ref afterRef() {
    try {
      return after == null ? null : Ref.valueOf(after);
    } catch (Refusal e) {
      throw unknownPlace();
    }
  }

  private static Refusal unknownPlace() {
    return Refusal.invalid("cursor", "翻页位置无法识别", "请从第一页重新打开");
  }
}
