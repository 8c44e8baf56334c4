package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Page;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** The standards library as of any day. It is published to everybody, so it knows no scope and needs no transaction. */
@Service
public class Standards {

  private final Library library;
  private final boolean demonstration;

  Standards(Library library, @Value("${bihuan.demonstration:false}") boolean demonstration) {
    this.library = library;
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
    return library.catalogue().items().find(code, asOf);
  }

  /** The item as a check begun earlier still needs it: in force that day, or as it last was. */
  public CheckItem lastItem(String code, LocalDate asOf) {
    return library.catalogue().items().findLast(code, asOf).orElseThrow(() -> Refusal.notFound("检查项 " + code));
  }

  /** Every item in force on a day. */
  public List<CheckItem> itemsInForce(LocalDate asOf) {
    return library.catalogue().items().inForce(asOf).toList();
  }

  /** The first number of a field that no item of the city ever had. */
  public String nextCode(Category category) {
    String prefix = category.prefix() + "-";
    int last =
        library
            .catalogue()
            .items()
            .newest()
            .map(CheckItem::code)
            .filter(code -> code.startsWith(prefix))
            .mapToInt(code -> Integer.parseInt(code.substring(prefix.length())))
            .max()
            .orElse(0);
    return prefix + "%03d".formatted(last + 1);
  }

  /** A version and what changed when it began. */
  record Step<T>(T version, Difference difference) {}

  /** The newest first, also what is still to come. */
  List<Step<CheckItem>> itemHistory(String code) {
    return history("检查项 " + code, library.catalogue().items().history(code), Difference::of);
  }

  /** The newest first, also what is still to come. */
  List<Step<JudgementSet>> judgementHistory(String code) {
    List<JudgementSet> shown =
        library.catalogue().judgementSets().history(code).stream().filter(this::isInUse).toList();
    return history("判定标准 " + code, shown, JudgementChanges::difference);
  }

  /** The newest first, also what is still to come. */
  List<Step<Parameter>> parameterHistory(String code) {
    return history("参数 " + code, library.catalogue().parameters().history(code), Difference::of);
  }

  /** The newest first, also what is still to come. */
  List<Step<HolidayYear>> calendarHistory(String year) {
    return history("节假日安排 " + year, library.catalogue().holidayYears().history(year), CalendarChanges::difference);
  }

  /** The arrangement of each year as it counts on a day, or will begin to. */
  List<HolidayYear> calendars(LocalDate asOf) {
    Catalogue.Shelf<HolidayYear> years = library.catalogue().holidayYears();
    return years.newest().map(newest -> years.find(newest.code(), asOf).orElse(newest)).toList();
  }

  /** Old and new version and the day of the change. */
  private interface Comparison<T> {
    Difference of(@Nullable T old, T now, LocalDate on);
  }

  private static <T extends Versioned> List<Step<T>> history(String what, List<T> versions, Comparison<T> compare) {
    if (versions.isEmpty()) {
      throw Refusal.notFound(what);
    }
    return IntStream.range(0, versions.size())
        .mapToObj(
            i -> {
              T now = versions.get(i);
              return new Step<>(now, compare.of(i == 0 ? null : versions.get(i - 1), now, now.effectiveFrom()));
            })
        .toList()
        .reversed();
  }

  public Page<CheckItem> items(ItemSearch search) {
    List<CheckItem> found =
        library
            .catalogue()
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

  public Optional<Checklist> findChecklist(String code, LocalDate asOf) {
    return library.catalogue().checklists().find(code, asOf);
  }

  public Checklist checklist(String code, LocalDate asOf) {
    return findChecklist(code, asOf).orElseThrow(() -> Refusal.notFound("检查表 " + code));
  }

  /** The check list as a task planned earlier still needs it: in force that day, or as it last was. */
  public Checklist lastChecklist(String code, LocalDate asOf) {
    return library.catalogue().checklists().findLast(code, asOf).orElseThrow(() -> Refusal.notFound("检查表 " + code));
  }

  /** The last version there is, in force or still to come. */
  public Checklist newestChecklist(String code) {
    return library.catalogue().checklists().newest(code).orElseThrow(() -> Refusal.notFound("检查表 " + code));
  }

  /** The version a former inspection was done with. */
  public Checklist checklistVersion(String code, LocalDate effectiveFrom) {
    return library
        .catalogue()
        .checklists()
        .findVersion(code, effectiveFrom)
        .orElseThrow(() -> Refusal.notFound("检查表 " + code));
  }

  public List<Checklist> checklists(@Nullable UnitType unitType, LocalDate asOf) {
    return library
        .catalogue()
        .checklists()
        .inForce(asOf)
        .filter(checklist -> unitType == null || checklist.unitTypes().contains(unitType))
        .sorted(Comparator.comparing(Checklist::frequency).thenComparing(Checklist::code))
        .toList();
  }

  public List<JudgementSet> judgementSets(LocalDate asOf) {
    return library
        .catalogue()
        .judgementSets()
        .inForce(asOf)
        .filter(this::isInUse)
        .toList();
  }

  private boolean isInUse(JudgementSet set) {
    return demonstration || !set.isDemonstration();
  }

  /** Every parameter in force on a day. */
  List<Parameter> parameters(LocalDate asOf) {
    return library.catalogue().parameters().inForce(asOf).toList();
  }

  /** Its newest version, where that is still to come. */
  Optional<Parameter> comingParameter(String code, LocalDate asOf) {
    return library.catalogue().parameters().newest(code).filter(newest -> newest.effectiveFrom().isAfter(asOf));
  }

  /** Items that the rules in force that day refer to. */
  public Set<String> judgedItems(LocalDate asOf) {
    return judgementSets(asOf).stream().flatMap(set -> set.judgedItems().stream()).collect(Collectors.toSet());
  }

  /** What the rules in force that day say about these failed items; where each failed is not asked. */
  public List<MajorProposal> judge(Collection<String> failedItems, LocalDate asOf) {
    return failedItems.isEmpty()
        ? List.of()
        : JudgementRules.propose(failedItems, Set.of(), judgementSets(asOf));
  }

  /**
   * Items that the rules in force that day count together. One that is grave in some of its points only is none: nobody
   * could tell later which of them failed.
   */
  public Set<String> itemsJudgedTogether(LocalDate asOf) {
    return judgementSets(asOf).stream()
        .flatMap(set -> set.sections().stream())
        .filter(section -> section.kind() == JudgementSet.Kind.COMPOSITE)
        .flatMap(section -> section.clauses().stream())
        .flatMap(clause -> clause.items().stream())
        .filter(code -> findItem(code, asOf).filter(CheckItem::isJudgedThroughout).isPresent())
        .collect(Collectors.toSet());
  }

  /**
   * What the rules that count items together say of these, whenever each was found.
   *
   * @param here those of them that were found at the place in question
   */
  public List<MajorProposal> judgeTogether(Collection<String> failedItems, Collection<String> here, LocalDate asOf) {
    Set<String> counted = itemsJudgedTogether(asOf);
    List<String> all = failedItems.stream().filter(counted::contains).toList();
    List<String> there = here.stream().filter(counted::contains).toList();
    return JudgementRules.propose(all, there, judgementSets(asOf)).stream()
        .filter(met -> met.kind() == JudgementSet.Kind.COMPOSITE)
        .toList();
  }

  /** A clause in force that day as one that a person found met, whatever items have failed. */
  public Optional<MajorProposal> clause(String code, LocalDate asOf) {
    return JudgementRules.named(code, judgementSets(asOf));
  }

  /** Changes whenever any content does; the stem of every ETag. */
  String digest() {
    return library.catalogue().digest();
  }

  /** Where an item stands in the library: the categories in the order of the plan, then by code. */
  private static String place(CheckItem item) {
    return "%02d%s".formatted(item.category().ordinal(), item.code());
  }
}
