package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Page;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** The standards library as of any day. It is published to everybody, so it knows no scope and needs no transaction. */
@Service
public class Standards {

  private final Catalogue catalogue;
  private final boolean demonstration;

  Standards(Catalogue catalogue, @Value("${bihuan.demonstration:false}") boolean demonstration) {
    this.catalogue = catalogue;
    this.demonstration = demonstration;
  }

  /**
   * What a person looks for.
   *
   * @param words all of them must occur, in whatever field
   * @param after the {@link #place} of the last item already seen
   */
  public record ItemSearch(
      @Nullable Category category,
      @Nullable UnitType unitType,
      List<String> words,
      LocalDate asOf,
      @Nullable String after,
      int limit) {

    boolean wants(CheckItem item) {
      return (category == null || item.category() == category)
          && (unitType == null || item.unitTypes().contains(unitType))
          && words.stream().allMatch(item::mentions);
    }
  }

  public CheckItem item(String code, LocalDate asOf) {
    return findItem(code, asOf).orElseThrow(() -> Refusal.notFound("检查项 " + code));
  }

  public Optional<CheckItem> findItem(String code, LocalDate asOf) {
    return catalogue.items().find(code, asOf);
  }

  /** The item as a check begun earlier still needs it: in force that day, or as it last was. */
  public CheckItem lastItem(String code, LocalDate asOf) {
    return catalogue.items().findLast(code, asOf).orElseThrow(() -> Refusal.notFound("检查项 " + code));
  }

  /** Every item in force on a day. */
  public List<CheckItem> itemsInForce(LocalDate asOf) {
    return catalogue.items().inForce(asOf).toList();
  }

  public Page<CheckItem> items(ItemSearch search) {
    List<CheckItem> found =
        catalogue
            .items()
            .inForce(search.asOf())
            .filter(search::wants)
            .sorted(Comparator.comparing(Standards::place))
            .toList();
    String after = search.after() == null ? "" : search.after();
    List<CheckItem> rest = found.stream().filter(item -> place(item).compareTo(after) > 0).toList();
    List<CheckItem> page = rest.stream().limit(search.limit()).toList();
    String next = rest.size() > page.size() ? place(page.getLast()) : null;
    return new Page<>(page, next, new Page.Count(found.size(), true));
  }

  public Checklist checklist(String code, LocalDate asOf) {
    return catalogue.checklists().find(code, asOf).orElseThrow(() -> Refusal.notFound("检查表 " + code));
  }

  /** The check list as a task planned earlier still needs it: in force that day, or as it last was. */
  public Checklist lastChecklist(String code, LocalDate asOf) {
    return catalogue.checklists().findLast(code, asOf).orElseThrow(() -> Refusal.notFound("检查表 " + code));
  }

  /** The version a former inspection was done with. */
  public Checklist checklistVersion(String code, LocalDate effectiveFrom) {
    return catalogue
        .checklists()
        .findVersion(code, effectiveFrom)
        .orElseThrow(() -> Refusal.notFound("检查表 " + code));
  }

  public List<Checklist> checklists(@Nullable UnitType unitType, LocalDate asOf) {
    return catalogue
        .checklists()
        .inForce(asOf)
        .filter(checklist -> unitType == null || checklist.unitTypes().contains(unitType))
        .sorted(Comparator.comparing(Checklist::frequency).thenComparing(Checklist::code))
        .toList();
  }

  public List<JudgementSet> judgementSets(LocalDate asOf) {
    return catalogue.judgementSets().inForce(asOf).filter(set -> demonstration || !set.isDemonstration()).toList();
  }

  /** What the rules in force that day say about these failed items. */
  public List<MajorProposal> judge(Collection<String> failedItems, LocalDate asOf) {
    return JudgementRules.propose(failedItems, judgementSets(asOf));
  }

  /** Changes whenever any content does; the stem of every ETag. */
  String digest() {
    return catalogue.digest();
  }

  /** Where an item stands in the library: the categories in the order of the plan, then by code. */
  private static String place(CheckItem item) {
    return "%02d%s".formatted(item.category().ordinal(), item.code());
  }
}
