package org.bihuan.checklist;

import java.util.Arrays;

/** The ten fields of inspection of clause （七） of the work plan. The letters are the prefix of the item codes. */
public enum Category {
  SAFETY_DUTY("安全责任", "ZR"),
  FIRE("消防安全", "XF"),
  CONSTRUCTION("建筑施工", "JZ"),
  CAMPUS_OPERATION("校园运行", "YX"),
  OUTSOURCING("服务外包", "WB"),
  LABORATORY("实验室及危险化学品", "SY"),
  KEY_PLACE("重点场所", "CS"),
  TRAFFIC("交通安全", "JT"),
  EMERGENCY("应急管理", "YJ"),
  OTHER("其他", "QT");

  private final String title;
  private final String prefix;

  Category(String title, String prefix) {
    this.title = title;
    this.prefix = prefix;
  }

  public String title() {
    return title;
  }

  public String prefix() {
    return prefix;
  }

  static Category titled(String title) {
    return Arrays.stream(values()).filter(category -> category.title.equals(title)).findFirst().orElseThrow();
  }
}
