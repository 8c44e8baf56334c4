package org.bihuan.analytics;

import java.util.List;

/** The kinds figures are told apart by, in the order and words of the reports; keys as in the ledger's filters. */
record Kind(String key, String title) {

  static final List<Kind> CATEGORIES =
      List.of(
          new Kind("SAFETY_DUTY", "安全责任"),
          new Kind("FIRE", "消防安全"),
          new Kind("CONSTRUCTION", "建筑施工"),
          new Kind("CAMPUS_OPERATION", "校园运行"),
          new Kind("OUTSOURCING", "服务外包"),
          new Kind("LABORATORY", "实验室及危险化学品"),
          new Kind("KEY_PLACE", "重点场所"),
          new Kind("TRAFFIC", "交通安全"),
          new Kind("EMERGENCY", "应急管理"),
          new Kind("OTHER", "其他"));

  static final List<Kind> LEVELS =
      List.of(
          new Kind(Group.MAJOR, "重大"),
          new Kind(Group.PROPOSED_MAJOR, "建议重大、待核定"),
          new Kind("GENERAL", "一般"),
          new Kind("MINOR", "微小"),
          new Kind("UNGRADED", "其他待核定"));

  static final List<Kind> ORIGINS =
      List.of(
          new Kind("SELF", "自报"),
          new Kind("ON_BEHALF", "代报"),
          new Kind("SUPERIOR", "上级发现"),
          new Kind("PUBLIC", "举报"),
          new Kind("MONITORING", "监测报警"));
}
