package org.bihuan.tipoff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words by which a report may speak of a danger that cannot wait for the days of its clock. They put it first and ask to
 * have it seen to on the day; nothing is decided by them, and the words found are shown so that whoever reads it can judge.
 *
 * @param title what it may be
 * @param words any of which says so
 * @param of where words alone say little: one of these stands in the same sentence; empty where they say it alone
 * @param basis why it is grave
 */
record GraveDanger(String title, List<String> words, List<String> of, String basis) {

  private static final List<GraveDanger> ALL =
      List.of(
          new GraveDanger(
              "燃气泄漏",
              List.of("燃气泄漏", "燃气漏", "煤气泄漏", "煤气漏", "漏燃气", "漏煤气", "燃气味", "煤气味", "天然气味", "液化气味", "天然气泄漏", "液化气泄漏"),
              List.of(),
              "北京市燃气管理条例(2020) 第二十七条"),
          new GraveDanger(
              "燃气泄漏",
              List.of("泄漏", "漏气", "有气味", "有味", "有股味", "气味很大", "味很大", "难闻", "闻到"),
              List.of("燃气", "煤气", "天然气", "液化气", "气瓶", "灶"),
              "北京市燃气管理条例(2020) 第二十七条"),
          new GraveDanger(
              "疏散出口锁闭、堵塞",
              List.of("锁闭", "上锁", "锁着", "锁死", "锁住", "反锁", "封死", "焊死", "堵死", "堵塞", "堵住", "打不开"),
              List.of("疏散", "安全出口", "消防通道", "安全通道", "逃生", "应急门", "消防门"),
              "消防法(2021) 第二十八条、第六十条；安全生产法(2021) 第四十二条"),
          new GraveDanger(
              "冒烟、起火", List.of("冒烟", "着火", "起火", "失火", "烧焦", "焦糊味", "糊味"), List.of(), "消防法(2021) 第四十四条"),
          new GraveDanger(
              "漏电",
              List.of("漏电", "触电", "电到人", "电了一下", "被电到", "打火花", "冒火花"),
              List.of(),
              "安全生产法(2021) 第四十一条"),
          new GraveDanger(
              "房屋、设施倒塌危险",
              List.of("倒塌", "坍塌", "快塌", "要塌", "塌了", "裂缝", "开裂", "倾斜", "摇晃", "歪了", "脱落", "坠落", "掉下来"),
              List.of("墙", "楼", "房", "屋", "顶", "梁", "柱", "阳台", "栏杆", "看台", "雨棚", "吊灯", "风扇", "广告牌", "篮球架", "校舍", "宿舍", "教室"),
              "北京市中小学生人身伤害事故预防与处理条例 第十条（一）"));

  /** What was found of one of them, in the words of the report. */
  record Found(String title, List<String> words, String basis) {}

  /** In the order of the list, each danger once. */
  static List<Found> in(String text) {
    List<String> sentences = List.of(text.replaceAll("\\s+", "").split("[。！？；;!?]"));
    return ALL.stream()
        .flatMap(danger -> danger.found(sentences))
        .collect(Collectors.groupingBy(Found::title, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(GraveDanger::together)
        .toList();
  }

  private static Found together(List<Found> same) {
    List<String> words = same.stream().flatMap(found -> found.words().stream()).distinct().toList();
    return new Found(same.getFirst().title(), words, same.getFirst().basis());
  }

  private Stream<Found> found(List<String> sentences) {
    List<String> met =
        sentences.stream()
            .filter(sentence -> of.isEmpty() || of.stream().anyMatch(sentence::contains))
            .flatMap(
                sentence -> {
                  List<String> said = words.stream().filter(sentence::contains).toList();
                  return said.isEmpty()
                      ? Stream.empty()
                      : Stream.concat(of.stream().filter(sentence::contains).limit(1), said.stream());
                })
            .distinct()
            .toList();
    return met.isEmpty() ? Stream.empty() : Stream.of(new Found(title, met, basis));
  }
}
