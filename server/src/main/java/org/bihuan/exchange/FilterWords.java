package org.bihuan.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.hazard.HazardFilter;
import org.bihuan.hazard.HazardSource;
import org.bihuan.hazard.HazardStatus;
import org.bihuan.hazard.Origin;
import org.bihuan.organisation.Node;
import org.bihuan.organisation.OrganisationRegister;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a filter of the ledger means, in a sentence that goes with the rows wherever they go. */
@Component
class FilterWords {

  private final OrganisationRegister organisation;

  FilterWords(OrganisationRegister organisation) {
    this.organisation = organisation;
  }

  String of(HazardFilter f) {
    List<String> parts = new ArrayList<>();
    where(parts, f);
    add(parts, "状态", words(f.status(), HazardStatus::title));
    flag(parts, f.open(), "未销账", "已销账、已撤销或草稿");
    flag(parts, f.overdue(), "已逾期", "未逾期");
    add(parts, "等级", words(f.level(), FilterWords::level));
    add(parts, "类别", words(f.category(), Category::title));
    add(parts, "来源", words(f.source(), HazardSource::title));
    add(parts, "发现渠道", words(f.origin(), Origin::title));
    add(parts, "检查项", f.item());
    flag(parts, f.overHead(), "越级报告", "没有越级报告");
    flag(parts, f.rebound(), "反弹的", "非反弹的");
    flag(parts, f.late(), "补登", "及时上账");
    flag(parts, f.extended(), "延过期", "没有延过期");
    flag(parts, f.onSpot(), "当场整改销账", "非当场整改销账");
    flag(parts, f.planned(), "已定整改期限", "未定整改期限");
    flag(parts, f.fiveElements(), "五落实齐全", "五落实不全");
    flag(parts, f.writtenOff(), "曾经销账", "未曾销账");
    flag(parts, f.withdrawn(), "已撤销", "未撤销");
    days(parts, "期限", f.dueFrom(), f.dueTo());
    days(parts, "上账", f.registeredFrom(), f.registeredTo());
    days(parts, "销账", f.closedFrom(), f.closedTo());
    days(parts, "整改支出", f.spentFrom(), f.spentTo());
    if (f.responsible() != null) {
      parts.add("指定的整改责任人");
    }
    add(parts, "含有", f.q());
    String rows = parts.isEmpty() ? "全部" : String.join("；", parts);
    return rows + ("due".equals(f.sort()) ? "（期限最近在前）" : "（最新上账在前）");
  }

  private void where(List<String> parts, HazardFilter f) {
    if (f.district() != null) {
      add(parts, "区", organisation.district(f.district()).map(Node::name).orElse(f.district().toString()));
    }
    if (f.cluster() != null) {
      String then = f.clusterOn() == null ? "" : "（" + f.clusterOn() + " 所辖单位）";
      add(parts, "学区", organisation.requireNode(f.cluster()).name() + then);
    }
    if (f.unit() != null) {
      add(parts, "单位", organisation.requireUnit(f.unit()).name());
    }
    if (f.place() != null) {
      parts.add("指定的重点部位");
    }
  }

  private static <T> @Nullable String words(@Nullable List<T> values, Function<T, String> word) {
    return values == null || values.isEmpty() ? null : values.stream().map(word).collect(Collectors.joining("、"));
  }

  private static String level(String name) {
    if (name.equalsIgnoreCase("PROPOSED_MAJOR")) {
      return "建议重大、待核定";
    }
    return Arrays.stream(Level.values())
        .filter(level -> level.name().equals(name.toUpperCase(Locale.ROOT)))
        .map(Level::title)
        .findFirst()
        .orElse("其他待核定");
  }

  private static void add(List<String> parts, String title, @Nullable String words) {
    if (words != null && !words.isBlank()) {
      parts.add(title + "：" + words.strip());
    }
  }

  private static void flag(List<String> parts, @Nullable Boolean wanted, String yes, String no) {
    if (wanted != null) {
      parts.add(wanted ? yes : no);
    }
  }

  private static void days(List<String> parts, String title, @Nullable LocalDate from, @Nullable LocalDate to) {
    if (from != null || to != null) {
      parts.add(title + " " + (from == null ? "最早" : from) + " 至 " + (to == null ? "最近" : to));
    }
  }
}
