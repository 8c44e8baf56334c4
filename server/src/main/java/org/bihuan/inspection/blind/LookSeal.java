package org.bihuan.inspection.blind;

import java.util.List;
import java.util.Map;
import org.bihuan.audit.SealedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A blind look as it was taken, and as it was answered or given up. */
@Configuration(proxyBeanMethods = false)
class LookSeal {

  static final SealedTable LOOK =
      new SealedTable(
          "look",
          "盲查",
          "inspection.blind_look",
          "true",
          "1 + (t.answered_at is not null)::int + (t.given_up_at is not null)::int",
          "t.person_name || ' ' || to_char(t.taken_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') || ' 领取的'",
          List.of(),
          Map.of("blindlook.take", "领取", "blindlook.answer", "答复", "blindlook.giveup", "放弃"),
          Map.ofEntries(
              Map.entry("district_id", "所属区"),
              Map.entry("id", "内部编号"),
              Map.entry("unit_id", "单位"),
              Map.entry("hazard_id", "隐患"),
              Map.entry("person_id", "盲查人"),
              Map.entry("person_name", "盲查人"),
              Map.entry("post_title", "盲查人岗位"),
              Map.entry("taken_at", "领取时间"),
              Map.entry("found", "是否发现"),
              Map.entry("note", "现场情况"),
              Map.entry("answered_at", "答复时间"),
              Map.entry("given_up_at", "放弃时间"),
              Map.entry("given_up_reason", "放弃的原因")));

  @Bean
  SealedTable sealedLook() {
    return LOOK;
  }
}
