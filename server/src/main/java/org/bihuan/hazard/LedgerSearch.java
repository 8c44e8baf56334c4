package org.bihuan.hazard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the search of the ledger: every word must be found, in whatever column; of numbers pasted from a
 * sheet each one finds its row.
 */
record LedgerSearch(List<String> numbers, List<String> words) {

  private static final int MOST_NUMBERS = 500;
  private static final int MOST_WORDS = 10;

  /** Also what Chinese input methods put between two numbers. */
  private static final String BETWEEN = "[\\s\\u3000,，、;；]+";

  private static final String WHOLE_NUMBER = "\\d{6}-\\d{4}-\\d{1,9}";

  static boolean isNumber(String typed) {
    return typed.matches(WHOLE_NUMBER);
  }

  static LedgerSearch of(@Nullable String typed) {
    List<String> numbers = new ArrayList<>();
    List<String> words = new ArrayList<>();
    Arrays.stream((typed == null ? "" : typed).split(BETWEEN))
        .map(Wording::plain)
        .filter(word -> !word.isEmpty())
        .distinct()
        .forEach(word -> (word.matches(WHOLE_NUMBER) ? numbers : words).add(word));
    if (numbers.size() > MOST_NUMBERS) {
      throw Refusal.invalid("q", "一次最多查找 " + MOST_NUMBERS + " 个编号，这里有 " + numbers.size() + " 个", "请分几次查找");
    }
    if (words.size() > MOST_WORDS) {
      throw Refusal.invalid("q", "一次最多查找 " + MOST_WORDS + " 个词，这里有 " + words.size() + " 个", "请减少查找的词；编号写成 110108-2026-000123 的形式");
    }
    return new LedgerSearch(numbers, words);
  }

  /** @param open tells whose description may be looked through */
  void on(SqlFilter filter, String open) {
    filter.anyOf(numbers, "h.number", "numbers");
    for (int i = 0; i < words.size(); i++) {
      String word = "word" + i;
      filter.and(
          // As a case: the planner takes a pattern for rare, and would rather sort a district than walk its list in order.
          "case when (hazard.plain(h.description) like :" + word + " escape '!' and " + open + ") or hazard.plain(h.place_text) like :" + word
              + " escape '!' or h.number like :" + word + " escape '!' then true else false end",
          word,
          HazardConditions.contains(words.get(i)));
    }
  }

  /** Whether the pairs say all there is to say: what holds them holds the words. */
  boolean isAllPairs() {
    return numbers.isEmpty() && words.stream().allMatch(word -> word.codePointCount(0, word.length()) == 2);
  }

  /** Of each district what a hazard's wording must hold; empty when every word is a single character. */
  List<Long[]> pairsIn(Collection<Integer> districts) {
    return words.stream()
        .flatMapToLong(word -> Wording.pairs(word))
        .distinct()
        .mapToObj(pair -> districts.stream().map(district -> Wording.in(district, pair)).toArray(Long[]::new))
        .toList();
  }
}
