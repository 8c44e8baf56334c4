package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.checklist.JudgementSet.Clause;
import org.bihuan.checklist.JudgementSet.Kind;
import org.bihuan.checklist.JudgementSet.Section;
import org.bihuan.checklist.Publication.SetChange;
import org.bihuan.checklist.Publication.SetText;
import org.bihuan.platform.FieldChecks;
import org.jspecify.annotations.Nullable;

/** What the city may make of the judgement rules: each can really be met, and each says where it comes from. Pure. */
final class JudgementChanges {

  private static final int LONGEST = 500;
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_VERSION = 30;
  private static final int MOST_CLAUSES = 200;
  private static final Pattern SET_CODE = Pattern.compile("(?!CL-)[A-Z]{2,8}(-[A-Z0-9]{1,12}){2,4}");
  private static final Pattern PART_CODE = Pattern.compile("[A-Z0-9]{1,12}(-[A-Z0-9]{1,12}){1,6}");

  private final Publication wanted;
  private final Catalogue catalogue;
  private final FieldChecks checks;

  private JudgementChanges(Publication wanted, Catalogue catalogue, FieldChecks checks) {
    this.wanted = wanted;
    this.catalogue = catalogue;
    this.checks = checks;
  }

  static void check(Publication wanted, Catalogue catalogue, FieldChecks checks) {
    JudgementChanges changes = new JudgementChanges(wanted, catalogue, checks);
    for (int i = 0; i < wanted.judgementSets().size(); i++) {
      changes.checkSet("judgementSets[" + i + "].", wanted.judgementSets().get(i));
    }
  }

  /** Every version that judges on the day or later, this publication counted in. */
  static List<JudgementSet> after(Publication wanted, Catalogue catalogue) {
    LocalDate day = wanted.effectiveFrom();
    Set<String> touched = wanted.judgementSets().stream().map(SetChange::code).collect(Collectors.toSet());
    Stream<JudgementSet> staying =
        catalogue
            .judgementSets()
            .all()
            .filter(set -> set.effectiveTo() == null ? !touched.contains(set.code()) : set.effectiveTo().isAfter(day));
    Stream<JudgementSet> coming =
        wanted.judgementSets().stream()
            .flatMap(change -> Stream.ofNullable(change.text()).map(text -> text.set(change.code(), day)));
    return Stream.concat(staying, coming).toList();
  }

  private void checkSet(String field, SetChange change) {
    Optional<JudgementSet> newest = catalogue.judgementSets().newest(change.code());
    PublicationRules.checkBase(checks, wanted, field, "判定标准 ", change.code(), change.base(), newest);
    SetText text = change.text();
    if (text == null) {
      checks.holds(newest.isPresent(), field + "code", "没有判定标准 " + change.code(), "请核对编号");
      return;
    }
    checks
        .text(field + "version", "版本", text.version(), LONGEST_VERSION)
        .text(field + "title", "名称", text.title(), LONGEST_TITLE)
        .text(field + "document", "文件", text.document(), LONGEST)
        .text(field + "jurisdiction", "适用地区", text.jurisdiction(), LONGEST_VERSION)
        .notEmpty(field + "sections", "判定条款", text.sections())
        .holds(
            SET_CODE.matcher(change.code()).matches(),
            field + "code",
            "编号格式不对",
            "判定标准的编号由大写字母、数字和两条以上短横线组成，如 BJ-2026-12")
        .holds(!text.version().endsWith("-demo"), field + "version", "版本以 -demo 结尾的只在演示中生效", "请去掉 -demo")
        .holds(
            text.sections().stream().mapToInt(section -> section.clauses().size()).sum() <= MOST_CLAUSES,
            field + "sections",
            "条款超过 " + MOST_CLAUSES + " 条",
            "请分成几件判定标准");
    for (int i = 0; i < text.sections().size(); i++) {
      checkSection(field + "sections[" + i + "].", text.sections().get(i));
    }
    checkCodes(field, change.code(), text);
    newest.ifPresent(old -> checkNew(field, text.set(change.code(), wanted.effectiveFrom()), old));
  }

  /** A hazard names the version it was judged by; two versions of one name could not be told apart. */
  private void checkNew(String field, JudgementSet now, JudgementSet old) {
    boolean says = old.effectiveTo() != null || !old.saysTheSameAs(now);
    checks
        .holds(says, field + "code", "判定标准 " + now.code() + " 没有变化", "请修改内容，或不列入本次发布")
        .holds(
            !says || catalogue.judgementSets().history(now.code()).stream().noneMatch(v -> v.version().equals(now.version())),
            field + "version",
            "版本“" + now.version() + "”已经用过",
            "请换一个版本名，如施行的年月");
  }

  private void checkSection(String field, Section section) {
    int clauses = section.clauses().size();
    checks
        .text(field + "title", "部分名称", section.title(), LONGEST_TITLE)
        .notEmpty(field + "clauses", "条款", section.clauses())
        .holds(
            section.kind() == Kind.COMPOSITE || section.atLeast() == 1,
            field + "atLeast",
            "直接判定只需任意一条",
            "请填 1，或改为综合判定")
        .holds(
            section.kind() == Kind.DIRECT || (section.atLeast() >= 2 && section.atLeast() <= clauses),
            field + "atLeast",
            "综合判定的条数须在 2 至 " + clauses + "（条款总数）之间",
            "请修改条数；只需一条的改为直接判定")
        .holds(
            section.kind() == Kind.COMPOSITE || !section.samePlace(),
            field + "samePlace",
            "直接判定一条即可，没有同一场所之分",
            "请去掉“同一场所”，或改为综合判定");
    for (int i = 0; i < clauses; i++) {
      checkClause(field + "clauses[" + i + "].", section.clauses().get(i));
    }
  }

  private void checkClause(String field, Clause clause) {
    checks
        .text(field + "text", "条款内容", clause.text(), LONGEST)
        .text(field + "basis", "依据", clause.basis(), LONGEST);
    new TreeSet<>(clause.items())
        .forEach(
            item ->
                checks.holds(
                    PublicationRules.isThereAfter(item, wanted, catalogue),
                    field + "items",
                    "检查项 " + item + " 在 " + wanted.effectiveFrom() + " 不在标准库中",
                    "请去掉它，或同时发布它"));
  }

  /** A clause is named by its code alone wherever a hazard is graded. */
  private void checkCodes(String field, String set, SetText text) {
    List<String> sections = text.sections().stream().map(Section::code).toList();
    List<String> clauses =
        text.sections().stream().flatMap(section -> section.clauses().stream()).map(Clause::code).toList();
    Stream.concat(sections.stream(), clauses.stream())
        .filter(code -> !PART_CODE.matcher(code).matches())
        .forEach(
            code ->
                checks.wrong(field + "sections", "编号“" + code + "”格式不对", "由大写字母、数字和短横线组成，如 BJ-2026-XF-01"));
    PublicationRules.repeated(sections)
        .ifPresent(code -> checks.wrong(field + "sections", "部分编号 " + code + " 用了两次", "请换用新的编号"));
    PublicationRules.repeated(clauses)
        .ifPresent(code -> checks.wrong(field + "sections", "条款编号 " + code + " 用了两次", "请换用新的编号"));
    Set<String> mine = Set.copyOf(clauses);
    after(wanted, catalogue).stream()
        .filter(other -> !other.code().equals(set))
        .flatMap(other -> other.clauses().map(Clause::code).filter(mine::contains))
        .distinct()
        .forEach(code -> checks.wrong(field + "sections", "条款编号 " + code + " 已用于另一件判定标准", "请换用新的编号"));
  }

  /** Clause by clause what reads differently. */
  static Difference difference(@Nullable JudgementSet old, @Nullable JudgementSet now, LocalDate on) {
    JudgementSet known = Objects.requireNonNull(now == null ? old : now);
    Difference.Fields<JudgementSet> frame = new Difference.Fields<>(old, now);
    frame.add("version", "版本", JudgementSet::version);
    frame.add("title", "名称", JudgementSet::title);
    frame.add("document", "文件", JudgementSet::document);
    frame.add("jurisdiction", "适用地区", JudgementSet::jurisdiction);
    frame.add("verified", "依据核对", set -> set.verified().title());
    List<Difference.Field> fields = new ArrayList<>(frame.all());
    if (now != null) {
      fields.addAll(parts(old, now, "部分 ", JudgementChanges::sections));
      fields.addAll(parts(old, now, "条款 ", JudgementChanges::clauses));
    }
    return Difference.of(Difference.What.JUDGEMENT_SET, known.code(), known.title(), old, now, on, fields);
  }

  private static List<Difference.Field> parts(
      @Nullable JudgementSet old,
      JudgementSet now,
      String title,
      Function<JudgementSet, Map<String, String>> words) {
    Map<String, String> before = old == null ? Map.of() : words.apply(old);
    Map<String, String> after = words.apply(now);
    Set<String> codes = new TreeSet<>(before.keySet());
    codes.addAll(after.keySet());
    return codes.stream()
        .filter(code -> !Objects.equals(before.get(code), after.get(code)))
        .map(code -> new Difference.Field(code, title + code, before.get(code), after.get(code)))
        .toList();
  }

  private static Map<String, String> sections(JudgementSet set) {
    Map<String, String> words = new LinkedHashMap<>();
    for (Section section : set.sections()) {
      String rule =
          section.kind() == Kind.DIRECT ? "任意一条" : 
              (section.samePlace() ? "同一场所 " : "") + section.clauses().size() + " 条中 " + section.atLeast() + " 条及以上";
      words.put(section.code(), section.title() + "：" + section.kind().title() + "，" + rule);
    }
    return words;
  }

  private static Map<String, String> clauses(JudgementSet set) {
    Map<String, String> words = new LinkedHashMap<>();
    set.clauses()
        .forEach(
            clause ->
                words.put(
                    clause.code(),
                    clause.text()
                        + "（检查项："
                        + (clause.items().isEmpty() ? "无" : String.join("、", new TreeSet<>(clause.items())))
                        + "；依据："
                        + clause.basis()
                        + "，"
                        + clause.verified().title()
                        + "）"));
    return words;
  }

  /** Items whose part in a judgement changes, so that their failing may be judged otherwise. */
  static Set<String> judgedOtherwise(@Nullable JudgementSet old, @Nullable JudgementSet now) {
    Map<String, String> before = old == null ? Map.of() : meaning(old);
    Map<String, String> after = now == null ? Map.of() : meaning(now);
    Set<String> items = new TreeSet<>(before.keySet());
    items.addAll(after.keySet());
    items.removeIf(item -> Objects.equals(before.get(item), after.get(item)));
    return items;
  }

  private static Map<String, String> meaning(JudgementSet set) {
    return set.sections().stream()
        .flatMap(
            section ->
                section.clauses().stream()
                    .flatMap(
                        clause ->
                            clause.items().stream()
                                .map(item -> Map.entry(item, section.code() + section.kind() + section.atLeast() + section.samePlace() + clause.code()))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, String::concat));
  }
}
