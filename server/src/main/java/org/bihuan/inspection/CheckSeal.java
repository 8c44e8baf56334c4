package org.bihuan.inspection;

import java.util.List;
import java.util.Map;
import org.bihuan.audit.SealedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What handing in leaves of a check: the closed task and its record with notes, signatures and course. */
@Configuration(proxyBeanMethods = false)
class CheckSeal {

  private static final String OF_RECORD =
      "p.district_id = t.district_id and p.done_on = t.inspected_on and p.inspection_id = t.inspection_id";

  static final SealedTable CHECK =
      new SealedTable(
          "task",
          "检查记录",
          "inspection.task",
          "t.state = 'SUBMITTED'",
          "t.version",
          """
          (select u.name || ' ' || t.inspected_on from organisation.v_unit u
           where u.district_id = t.district_id and u.unit_id = t.unit_id)
          """,
          List.of(
              new SealedTable.Part(
                  "record",
                  "inspection.inspection",
                  "p.district_id = t.district_id and p.done_on = t.inspected_on and p.id = t.inspection_id",
                  null),
              new SealedTable.Part("notes", "inspection.item_note", OF_RECORD, "p.position, p.point"),
              new SealedTable.Part("course", "inspection.course", OF_RECORD, "p.person_id")),
          Map.of("selfcheck.submit", "提交", "visit.submit", "提交"),
          Map.ofEntries(
              Map.entry("district_id", "所属区"),
              Map.entry("id", "内部编号"),
              Map.entry("unit_id", "受检单位"),
              Map.entry("checklist_code", "检查表"),
              Map.entry("checklist_from", "检查表版本"),
              Map.entry("resolved", "本单位检查表"),
              Map.entry("kind", "检查类型"),
              Map.entry("due_on", "应查日期"),
              Map.entry("assignee_post_id", "检查岗位"),
              Map.entry("assignee_post_title", "检查岗位"),
              Map.entry("state", "状态"),
              Map.entry("version", "保存次数"),
              Map.entry("draft", "草稿"),
              Map.entry("planned_at", "安排时间"),
              Map.entry("planned_by", "安排人"),
              Map.entry("planned_by_name", "安排人"),
              Map.entry("planned_by_post", "安排岗位"),
              Map.entry("planned_by_title", "安排岗位"),
              Map.entry("saved_at", "提交时间"),
              Map.entry("saved_by_name", "提交人"),
              Map.entry("inspection_id", "记录"),
              Map.entry("inspected_on", "检查日期"),
              Map.entry("team_id", "检查组"),
              Map.entry("plan_district", "检查计划"),
              Map.entry("plan_id", "检查计划"),
              Map.entry("record.district_id", "记录的所属区"),
              Map.entry("record.done_on", "检查日期"),
              Map.entry("record.id", "记录的内部编号"),
              Map.entry("record.unit_id", "受检单位"),
              Map.entry("record.task_id", "记录所属的任务"),
              Map.entry("record.checklist_code", "检查表"),
              Map.entry("record.checklist_from", "检查表版本"),
              Map.entry("record.resolved", "本单位检查表"),
              Map.entry("record.kind", "检查类型"),
              Map.entry("record.submitted_at", "提交时间"),
              Map.entry("record.results", "各项结果"),
              Map.entry("record.person_id", "检查人"),
              Map.entry("record.person_name", "检查人"),
              Map.entry("record.post_id", "检查人岗位"),
              Map.entry("record.post_title", "检查人岗位"),
              Map.entry("record.node_name", "检查人单位"),
              Map.entry("record.content_hash", "提交内容的指纹"),
              Map.entry("record.signatures", "签名"),
              Map.entry("record.started_at", "到达时间"),
              Map.entry("record.started_place", "到达地点"),
              Map.entry("record.started_told_at", "手机所记到达时间"),
              Map.entry("record.finished_at", "查完时间"),
              Map.entry("record.finish_doubt", "时间存疑"),
              Map.entry("notes", "各项的说明、照片和隐患"),
              Map.entry("course", "检查过程")));

  @Bean
  SealedTable sealedCheck() {
    return CHECK;
  }
}
