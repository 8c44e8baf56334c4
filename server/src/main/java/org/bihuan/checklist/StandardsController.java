package org.bihuan.checklist;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bihuan.checklist.JudgementSet.Clause;
import org.bihuan.checklist.Standards.ItemSearch;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Cursor;
import org.bihuan.platform.Limited;
import org.bihuan.platform.Page;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The library of check items and judgement rules over HTTP. */
@Tag(name = "检查标准")
@RestController
@RequestMapping("/api/standards")
class StandardsController {

  private static final int MOST_FAILED = 300;

  private final Standards standards;
  private final StandardsActs acts;
  private final Clock clock;
  /** What a hazard is about is said at its beginning. */
  private static final int LONGEST_SENTENCE = 200;

  private final ItemSuggestions suggestions = ItemSuggestions.load();

  StandardsController(Standards standards, StandardsActs acts, Clock clock) {
    this.standards = standards;
    this.acts = acts;
    this.clock = clock;
  }

  /** @param nextCode the first number of the field that was never used */
  record CategoryView(Category code, String title, String prefix, long items, String nextCode) {}

  record ItemView(
      String code,
      Category category,
      String categoryTitle,
      String requirement,
      String method,
      String hazardPhrase,
      String measure,
      int deadlineDays,
      Level level,
      String levelTitle,
      Frequency frequency,
      String frequencyTitle,
      Set<UnitType> unitTypes,
      String basis,
      Verification verified,
      String verifiedTitle,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      @Nullable Points points) {

    static ItemView of(CheckItem item) {
      return new ItemView(
          item.code(),
          item.category(),
          item.category().title(),
          item.requirement(),
          item.method(),
          item.hazardPhrase(),
          item.measure(),
          item.deadlineDays(),
          item.level(),
          item.level().title(),
          item.frequency(),
          item.frequency().title(),
          item.unitTypes(),
          item.basis(),
          item.verified(),
          item.verified().title(),
          item.effectiveFrom(),
          item.effectiveTo(),
          item.points());
    }
  }

  /** Where failing this item counts towards 重大. */
  record ClauseView(
      String set, String document, String section, JudgementSet.Kind kind, int atLeast, boolean samePlace, int of, Clause clause) {}

  /** @param can what the reader may do with the item */
  record ItemDetail(ItemView item, List<ClauseView> clauses, List<StandardsAct> can) {}

  @Operation(summary = "隐患类别及检查项数")
  @GetMapping("/categories")
  @Requires("checklist.read")
  ResponseEntity<List<CategoryView>> categories() {
    LocalDate today = BeijingTime.today(clock);
    return Published.answer(
        standards, today, Arrays.stream(Category.values()).map(category -> view(category, today)).toList());
  }

  private CategoryView view(Category category, LocalDate on) {
    long items = standards.items(new ItemSearch(category, null, List.of(), on, null, 1)).count().value();
    return new CategoryView(category, category.title(), category.prefix(), items, standards.nextCode(category));
  }

  @Operation(summary = "检查项库")
  @GetMapping("/items")
  @Limited(value = Limited.Kind.SEARCH, onlyWith = "q")
  @Requires("checklist.read")
  ResponseEntity<Page<ItemView>> items(
      @RequestParam(required = false) @Nullable Category category,
      @RequestParam(required = false) @Nullable UnitType unitType,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    ListRequest list = ListRequest.of(q, cursor, limit);
    LocalDate day = on == null ? BeijingTime.today(clock) : on;
    Page<CheckItem> page =
        standards.items(new ItemSearch(category, unitType, list.words(), day, list.after(), list.limit()));
    List<ItemView> views = page.items().stream().map(ItemView::of).toList();
    return Published.answer(standards, day, new Page<>(views, Cursor.seal(page.next()), page.count()));
  }

  /** @param via the word of the standards by which it was found, where another was typed */
  record SuggestedItem(ItemView item, @Nullable String via) {}

  @Operation(summary = "按关键词找最相近的检查项")
  @GetMapping("/suggestions")
  @Requires("checklist.read")
  ResponseEntity<List<SuggestedItem>> suggestions(@RequestParam String q, @RequestParam(defaultValue = "12") int limit) {
    ListRequest list = ListRequest.of(q, null, limit);
    LocalDate today = BeijingTime.today(clock);
    List<SuggestedItem> found =
        suggestions.of(list.words(), standards.itemsInForce(today).stream(), limit).stream()
            .map(one -> new SuggestedItem(ItemView.of(one.item()), one.via()))
            .toList();
    return Published.answer(standards, today, found);
  }

  /** @param shared the words both say, the most telling first */
  record AlikeItem(ItemView item, List<String> shared) {}

  @Operation(summary = "按一段描述找说到同一件事的检查项")
  @GetMapping("/suggestions/alike")
  @Requires("checklist.read")
  ResponseEntity<List<AlikeItem>> alike(
      @RequestParam String description, @RequestParam(defaultValue = "3") int limit) {
    int most = ListRequest.of("", null, limit).limit();
    LocalDate today = BeijingTime.today(clock);
    String sentence = description.substring(0, Math.min(description.length(), LONGEST_SENTENCE));
    List<AlikeItem> found =
        new ItemLikeness(standards.itemsInForce(today), suggestions.synonyms()).to(sentence, most).stream()
            .map(like -> new AlikeItem(ItemView.of(like.item()), like.shared()))
            .toList();
    return Published.answer(standards, today, found);
  }

  @Operation(summary = "一个检查项及其判定依据")
  @GetMapping("/items/{code}")
  @Requires("checklist.read")
  ResponseEntity<ItemDetail> item(
      Actor actor,
      @PathVariable String code,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
    LocalDate day = on == null ? BeijingTime.today(clock) : on;
    CheckItem item = standards.item(code, day);
    List<ClauseView> clauses =
        standards.judgementSets(day).stream()
            .flatMap(set -> set.sections().stream().flatMap(section -> clauses(set, section, code).stream()))
            .toList();
    List<StandardsAct> can = acts.of(actor);
    return Published.answer(standards, day, can, new ItemDetail(ItemView.of(item), clauses, can));
  }

  private static List<ClauseView> clauses(JudgementSet set, JudgementSet.Section section, String item) {
    return section.clauses().stream()
        .filter(clause -> clause.items().contains(item))
        .map(
            clause ->
                new ClauseView(
                    set.title(),
                    set.document(),
                    section.title(),
                    section.kind(),
                    section.atLeast(),
                    section.samePlace(),
                    section.clauses().size(),
                    clause))
        .toList();
  }

  /** @param can what the reader may do with the rule */
  record RuleView(@JsonUnwrapped JudgementSet set, List<StandardsAct> can) {}

  @Operation(summary = "重大事故隐患判定规则")
  @GetMapping("/judgement-rules")
  @Requires("checklist.read")
  ResponseEntity<List<RuleView>> judgementRules(
      Actor actor,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
    LocalDate day = on == null ? BeijingTime.today(clock) : on;
    List<StandardsAct> can = acts.of(actor);
    return Published.answer(
        standards, day, can, standards.judgementSets(day).stream().map(set -> new RuleView(set, can)).toList());
  }

  /**
   * @param items those of the failed ones that met the rule
   * @param sentence why, as a person reads it
   */
  record Judged(Set<String> items, String sentence) {}

  @Operation(summary = "这些检查项同时不合格，判定标准是否建议为重大")
  @GetMapping("/judgements")
  @Requires("checklist.read")
  ResponseEntity<List<Judged>> judgements(
      @RequestParam List<String> items,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
    if (items.size() > MOST_FAILED) {
      throw Refusal.invalid("items", "检查项超过 " + MOST_FAILED + " 个", "请分批查询");
    }
    LocalDate day = on == null ? BeijingTime.today(clock) : on;
    List<Judged> judged =
        standards.judge(items, day).stream()
            .map(proposal -> new Judged(proposal.items(), proposal.sentence()))
            .toList();
    return Published.answer(standards, day, judged);
  }

  /** A version of a judgement rule with what changed when it began. */
  record JudgementVersion(JudgementSet set, Difference difference) {}

  @Operation(summary = "一件判定标准的历次版本，包括尚未施行的")
  @GetMapping("/judgement-rules/{code}/versions")
  @Requires("checklist.read")
  List<JudgementVersion> judgementVersions(@PathVariable String code) {
    return standards.judgementHistory(code).stream()
        .map(step -> new JudgementVersion(step.version(), step.difference()))
        .toList();
  }
}
