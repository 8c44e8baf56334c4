package org.bihuan.inspection.patrol;

import java.util.List;
import java.util.Map;
import org.bihuan.audit.SealedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A patrol is written once, whole. */
@Configuration(proxyBeanMethods = false)
class PatrolSeal {

  static final SealedTable STOP =
      new SealedTable(
          "patrol",
          "巡查记录",
          "inspection.patrol_stop",
          "true",
          "1",
          """
          (select u.name || ' ' || to_char(t.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')
           from organisation.v_unit u where u.district_id = t.district_id and u.unit_id = t.unit_id)
          """,
          List.of(),
          Map.of("patrol.stop", "记录"),
          Map.ofEntries(
              Map.entry("district_id", "所属区"),
              Map.entry("id", "内部编号"),
              Map.entry("unit_id", "单位"),
              Map.entry("place_id", "部位"),
              Map.entry("at", "巡查时间"),
              Map.entry("received_at", "收到时间"),
              Map.entry("doubt", "时间存疑"),
              Map.entry("result", "结果"),
              Map.entry("note", "情况"),
              Map.entry("hazards", "隐患"),
              Map.entry("scanned", "是否扫码"),
              Map.entry("person_id", "巡查人"),
              Map.entry("person_name", "巡查人"),
              Map.entry("post_id", "巡查人岗位"),
              Map.entry("post_title", "巡查人岗位")));

  @Bean
  SealedTable sealedPatrol() {
    return STOP;
  }
}
