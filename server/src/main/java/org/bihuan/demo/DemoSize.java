package org.bihuan.demo;

import org.bihuan.platform.start.StartRefused;

/**
 * How large the demonstration is to be.
 *
 * @param hazards to be loaded beside the story; 0 for the story alone
 */
record DemoSize(int hazards) {

  private static final int CITY_UNITS = 3_500;
  private static final int HAZARDS_OF_A_UNIT = 285;
  private static final int LEAST = 1_000;
  private static final int MOST = 20_000_000;

  /** @param words empty, city, large, or a number of hazards */
  static DemoSize of(String words) {
    return switch (words.strip()) {
      case "" -> new DemoSize(0);
      case "city" -> new DemoSize(1_000_000);
      case "large" -> new DemoSize(10_000_000);
      default -> ofNumber(words.strip());
    };
  }

  private static DemoSize ofNumber(String words) {
    int hazards = words.matches("\\d{1,8}") ? Integer.parseInt(words) : 0;
    if (hazards < LEAST || hazards > MOST) {
      throw new StartRefused(
          "不认识的演示规模：" + words + "。", "可以写 city（3500 个单位、100 万条隐患）、large（1000 万条），或一个不小于 " + LEAST + " 的条数。");
    }
    return new DemoSize(hazards);
  }

  /** In the whole city, with the units of the story. */
  int units() {
    return Math.min(CITY_UNITS, hazards / HAZARDS_OF_A_UNIT);
  }

  boolean isMore() {
    return hazards > 0;
  }
}
