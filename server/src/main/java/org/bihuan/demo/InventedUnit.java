package org.bihuan.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.organisation.UnitType;

/**
 * A unit that exists nowhere and says so in its name: no invented hazard may stand on a real school.
 *
 * @param temper see {@link DemoCast.Unit}
 */
record InventedUnit(
    int district, String name, Set<UnitType> types, int pupils, int staff, int boarders, String temper) {

  private static final List<String> WORDS =
      List.of(
          ("素笺 墨池 砚田 笔峰 书声 琴台 棋韵 画屏 诗余 词林 茶烟 酒旗 渔火 樵歌 耕云 牧野 听松 观澜 望舒 攀桂 折柳 扶桑 紫藤 丁香 海棠 芍药 "
                  + "茉莉 蔷薇 木槿 玉兰 石榴 枇杷 葡萄 红豆 青萝 翠微 苍耳 白芷 杜若 蘅芜 芷兰 蓼汀 荻花 雪映 霜林 雾凇 虹桥 霓裳 朝露 夕照 晚晴 初霁 "
                  + "清和 微雨 细柳 疏桐 新荷 残雪 远岫 平芜 寒山 暖阳 南烛 北辰 东篱 西窗 双溪 三径 五柳 七弦 九歌 千寻 万卷 半亩 一苇 知鱼 问梅 寻芳 "
                  + "拾翠 踏歌 醉墨 吟风 弄月 枕流 漱石 披云 戴星 凌波 涵碧 浣纱 濯缨 烟波 沧浪 潺湲 澄明")
              .split(" "));
  private static final List<String> PLACES =
      List.of(("里 坡 庄 台 湾 弄 道 亭 渚 圃 畔 洲 塬 浦 泽 汀 埠 圩 堰 屿 垄 塘 巷 坊 苑 榭 轩 庐 岸 滩 崖 坪 塔 井 渡 岗 崮 泊").split(" "));
  private static final List<UnitType> TYPES =
      List.of(
          UnitType.PRIMARY, UnitType.KINDERGARTEN, UnitType.PRIMARY, UnitType.SECONDARY, UnitType.KINDERGARTEN,
          UnitType.PRIMARY, UnitType.SECONDARY, UnitType.KINDERGARTEN, UnitType.PRIMARY, UnitType.VOCATIONAL);
  private static final List<String> TEMPERS =
      List.of("steady", "diligent", "steady", "late", "steady", "rosy", "diligent", "steady", "found_by_others", "silent");
  private static final int CITY_LEDGER = 110100;

  /** The units of the ordinary demonstration: {@code demo/units.csv}. */
  static List<InventedUnit> ofTheStory() {
    return rows("units.csv").stream()
        .map(
            row ->
                new InventedUnit(
                    number(row, "district"), row.getField("unit"),
                    Arrays.stream(row.getField("types").split("\\|")).map(UnitType::valueOf).collect(Collectors.toSet()),
                    number(row, "pupils"), number(row, "staff"), number(row, "boarders"), row.getField("temper")))
        .toList();
  }

  /** As many more as asked for, spread over the ledgers as the units of the story are. */
  static List<InventedUnit> more(int units) {
    if (units > WORDS.size() * PLACES.size()) {
      throw new IllegalArgumentException("no more than " + WORDS.size() * PLACES.size() + " names");
    }
    List<InventedUnit> story = ofTheStory();
    Dice dice = new Dice("more units");
    Set<String> taken = new HashSet<>();
    List<InventedUnit> more = new ArrayList<>();
    while (more.size() < units) {
      String name = dice.one(WORDS) + dice.one(PLACES);
      if (taken.add(name)) {
        int district = story.get(more.size() % story.size()).district();
        UnitType type = district == CITY_LEDGER ? UnitType.UNIVERSITY : dice.one(TYPES);
        int pupils = pupils(type, dice);
        int boarders = type == UnitType.UNIVERSITY || type == UnitType.VOCATIONAL ? pupils / 2 : 0;
        more.add(
            new InventedUnit(
                district, name + word(type) + "(示例)", Set.of(type), pupils, 10 + pupils / 12, boarders, dice.one(TEMPERS)));
      }
    }
    return more;
  }

  static List<NamedCsvRecord> rows(String file) {
    try (InputStream in = Objects.requireNonNull(InventedUnit.class.getResourceAsStream("/demo/" + file));
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return csv.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(NamedCsvRecord row, String field) {
    return Integer.parseInt(row.getField(field));
  }

  private static int pupils(UnitType type, Dice dice) {
    return switch (type) {
      case KINDERGARTEN -> dice.between(120, 460);
      case PRIMARY -> dice.between(400, 1_500);
      case SECONDARY, VOCATIONAL -> dice.between(600, 2_000);
      case UNIVERSITY -> dice.between(4_000, 22_000);
      case OFFICE -> 0;
    };
  }

  private static String word(UnitType type) {
    return switch (type) {
      case KINDERGARTEN -> "幼儿园";
      case PRIMARY -> "小学";
      case SECONDARY -> "中学";
      case VOCATIONAL -> "职业学校";
      case UNIVERSITY -> "学院";
      case OFFICE -> "教育服务中心";
    };
  }
}
