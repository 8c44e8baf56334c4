package org.bihuan.demo;

import java.awt.Graphics2D;

/** What a photo of the demonstration shows; {@code demo/spots.csv} says which one fits an item. */
enum DemoScene {
  CORRIDOR("通道", DemoIndoors::corridor),
  DOOR("门", DemoIndoors::door),
  LAMP("应急照明", DemoIndoors::lamp),
  WINDOW("外窗", DemoIndoors::window),
  BEDS("宿舍", DemoIndoors::beds),
  SOCKETS("插座", DemoIndoors::sockets),
  CAMERA("摄像头", DemoIndoors::camera),
  LIFT("电梯", DemoIndoors::lift),
  PUMP("水泵房", DemoIndoors::pump),
  BENCH("实验台", DemoIndoors::bench),
  CLASSROOM("教室", DemoIndoors::classroom),
  FOOD("食品", DemoIndoors::food),
  CABINET("箱柜", DemoIndoors::cabinet),
  EXTINGUISHER("消防器材", DemoIndoors::extinguisher),
  SHELF("存放处", DemoIndoors::shelf),
  PAPERS("台账资料", DemoIndoors::papers),
  STOVE("灶台", DemoIndoors::stove),
  ROAD("道路", DemoOutdoors::road),
  RAILING("栏杆", DemoOutdoors::railing),
  WALL("墙面、屋面", DemoOutdoors::wall),
  SITE("工地", DemoOutdoors::site),
  WELDING("作业面", DemoOutdoors::welding),
  WELL("井口", DemoOutdoors::well),
  BUS("校车", DemoOutdoors::bus),
  GATE("校门", DemoOutdoors::gate),
  BICYCLES("电动自行车", DemoOutdoors::bicycles),
  FIELD("操场", DemoOutdoors::field),
  MACHINE("设备", DemoOutdoors::machine);

  private final String title;
  private final Painter painter;

  DemoScene(String title, Painter painter) {
    this.title = title;
    this.painter = painter;
  }

  String title() {
    return title;
  }

  void paint(Graphics2D g, boolean before, int variant) {
    painter.paint(g, before, variant);
  }

  /** Draws it before and after it was mended, a little different for each variant. */
  private interface Painter {
    void paint(Graphics2D g, boolean before, int variant);
  }
}
