package org.bihuan.checklist;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * Which items somebody may mean who has just found something: the nearest first, and found also by the word people use
 * for what the standard calls otherwise ({@code catalogue/synonyms.csv}). Pure.
 */
final class ItemSuggestions {

  /** Where a word stands says how much the item is about it; a measure or a basis only touches upon it. */
  private static final int EXACT = 100;

  private static final int SUBJECT = 40;
  private static final int TOUCHED = 5;
  private static final int NAMED = 2;

  private final List<Synonym> synonyms;

  ItemSuggestions(List<Synonym> synonyms) {
    this.synonyms = synonyms;
  }

  /** @param means the word of the standards for what people say */
  record Synonym(String said, String means) {}

  /** @param via the word of the standards by which it was found, where another was typed */
  record Suggestion(CheckItem item, @Nullable String via) {}

  private record Match(int score, @Nullable String via) {}

  private record Ranked(Suggestion suggestion, int score) {}

  static ItemSuggestions load() {
    var file = new ClassPathResource("catalogue/synonyms.csv");
    try (var lines =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
      return new ItemSuggestions(lines.stream().map(ItemSuggestions::synonym).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Synonym synonym(NamedCsvRecord line) {
    return new Synonym(line.getField("said"), line.getField("means"));
  }

  List<Synonym> synonyms() {
    return synonyms;
  }

  /** Items in which every word is found, the one that is most about them first. */
  List<Suggestion> of(List<String> words, Stream<CheckItem> items, int most) {
    return items
        .flatMap(item -> ranked(item, words).stream())
        .sorted(
            Comparator.comparingInt(Ranked::score)
                .reversed()
                .thenComparing(ranked -> ranked.suggestion().item().code()))
        .limit(most)
        .map(Ranked::suggestion)
        .toList();
  }

  private Optional<Ranked> ranked(CheckItem item, List<String> words) {
    int score = 0;
    String via = null;
    for (String word : words) {
      Match match = match(item, word);
      if (match.score() == 0) {
        return Optional.empty();
      }
      score += match.score();
      via = via == null ? match.via() : via;
    }
    return Optional.of(new Ranked(new Suggestion(item, via), score));
  }

  /** The word itself, or else what it means; said differently is never better than said so. */
  private Match match(CheckItem item, String word) {
    Match best = new Match(score(item, word), null);
    for (Synonym synonym : synonyms) {
      if (synonym.said().equals(word)) {
        int score = score(item, synonym.means()) - 1;
        best = score > best.score() ? new Match(score, synonym.means()) : best;
      }
    }
    return best;
  }

  private static int score(CheckItem item, String word) {
    if (item.code().equalsIgnoreCase(word)) {
      return EXACT;
    }
    int subject = Math.max(subject(item.hazardPhrase(), word), subject(item.requirement(), word));
    if (subject > 0) {
      return subject;
    }
    if (item.measure().contains(word)) {
      return TOUCHED;
    }
    return item.basis().contains(word) || item.category().title().contains(word) ? NAMED : 0;
  }

  /** The earlier in the sentence, the more it is what the sentence is about. */
  private static int subject(String sentence, String word) {
    int at = sentence.indexOf(word);
    return at < 0 ? 0 : Math.max(SUBJECT - at, TOUCHED + 1);
  }
}
