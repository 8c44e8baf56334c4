package org.bihuan.supervision;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.audit.SealedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an act leaves of a letter; a proposal is the clock's and nobody's act. */
@Configuration(proxyBeanMethods = false)
class LetterSeal {

  static final SealedTable LETTER =
      new SealedTable(
          "letter",
          "督办文书",
          "supervision.letter",
          "t.state not in ('PROPOSED', 'LAPSED')",
          "t.version",
          "t.number",
          List.of(),
          Arrays.stream(LetterAct.values()).collect(Collectors.toMap(LetterSeal::recordedAs, LetterAct::title)),
          Map.ofEntries(
              Map.entry("district_id", "所属区"),
              Map.entry("id", "内部编号"),
              Map.entry("unit_id", "发往单位"),
              Map.entry("hazard_id", "隐患"),
              Map.entry("rung", "文书种类"),
              Map.entry("state", "状态"),
              Map.entry("version", "办理次数"),
              Map.entry("deadline", "整改期限"),
              Map.entry("reason", "发文原因"),
              Map.entry("proposed_on", "提出日期"),
              Map.entry("number", "文号"),
              Map.entry("requirement", "督办要求"),
              Map.entry("reply_by", "回复期限"),
              Map.entry("issued", "发出"),
              Map.entry("dismissed", "不发的理由"),
              Map.entry("received", "签收"),
              Map.entry("replied", "回复"),
              Map.entry("closed", "办结意见")));

  static String recordedAs(LetterAct act) {
    return "supervision." + act.name().toLowerCase(Locale.ROOT);
  }

  @Bean
  SealedTable sealedLetter() {
    return LETTER;
  }
}
