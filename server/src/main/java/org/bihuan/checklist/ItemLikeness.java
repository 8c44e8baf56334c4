package org.bihuan.checklist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.checklist.ItemSuggestions.Synonym;

/**
 * Which items speak of what somebody has described in a sentence of his own. Two texts are alike by the pairs of
 * neighbouring characters they share; a pair that few items have says more. What is shared is shown. Pure.
 */
final class ItemLikeness {

  /** Fewer are shared by chance. */
  private static final int LEAST_SHARED = 3;

  /** Of what the sentence says, so much must be found in the item. */
  private static final double LEAST_PART = 0.25;

  private static final int WORDS_SHOWN = 3;

  /** @param shared the words both say, the most telling first */
  record Like(CheckItem item, List<String> shared) {}

  private record Ranked(Like like, double score) {}

  private final List<Synonym> synonyms;
  private final List<CheckItem> items;
  private final Map<String, Integer> itemsWith = new HashMap<>();

  ItemLikeness(List<CheckItem> items, List<Synonym> synonyms) {
    this.items = items;
    this.synonyms = synonyms;
    for (CheckItem item : items) {
      pairs(textOf(item)).forEach(pair -> itemsWith.merge(pair, 1, Integer::sum));
    }
  }

  List<Like> to(String description, int most) {
    String said = inTheWordsOfTheStandards(description);
    Set<String> pairs = pairs(said);
    // What no item speaks of, such as the place, tells none from another.
    double whole = pairs.stream().filter(itemsWith::containsKey).mapToDouble(this::weight).sum();
    List<Ranked> found = new ArrayList<>();
    for (CheckItem item : items) {
      String text = textOf(item);
      Set<String> shared = pairs(text);
      shared.retainAll(pairs);
      double score = shared.stream().mapToDouble(this::weight).sum();
      if (shared.size() >= LEAST_SHARED && score >= LEAST_PART * whole) {
        found.add(new Ranked(new Like(item, words(said, text)), score));
      }
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(Ranked::score).reversed().thenComparing(r -> r.like().item().code()))
        .limit(most)
        .map(Ranked::like)
        .toList();
  }

  private String inTheWordsOfTheStandards(String description) {
    String said = description;
    for (Synonym synonym : synonyms) {
      said = said.replace(synonym.said(), synonym.means());
    }
    return said;
  }

  private double weight(String pair) {
    return Math.log((double) (items.size() + 1) / (itemsWith.getOrDefault(pair, 0) + 1));
  }

  private static String textOf(CheckItem item) {
    return item.hazardPhrase() + "\n" + item.requirement();
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      if (Character.isLetterOrDigit(text.charAt(i)) && Character.isLetterOrDigit(text.charAt(i + 1))) {
        pairs.add(text.substring(i, i + 2));
      }
    }
    return pairs;
  }

  /** The longest stretches of what was said that stand in the item as they are. */
  private List<String> words(String said, String text) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i + 1 < said.length(); ) {
      int end = i + (Character.isLetterOrDigit(said.charAt(i)) ? 1 : 0);
      while (end > i && end < said.length() && Character.isLetterOrDigit(said.charAt(end)) && text.contains(said.substring(i, end + 1))) {
        end++;
      }
      if (end - i >= 2) {
        words.add(said.substring(i, end));
      }
      i = Math.max(i + 1, end - 1);
    }
    return words.stream()
        .distinct()
        .sorted(Comparator.comparingDouble((String word) -> pairs(word).stream().mapToDouble(this::weight).sum()).reversed())
        .limit(WORDS_SHOWN)
        .toList();
  }
}
