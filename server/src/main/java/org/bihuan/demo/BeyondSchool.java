package org.bihuan.demo;

import java.util.Map;
import org.bihuan.checklist.CheckItem;

/** What a school cannot put right alone, and who does: by check item, so that the reason fits what was found. */
final class BeyondSchool {

  /**
   * @param why the school cannot do it itself
   * @param meanwhile what the school does until then
   * @param office the department it is handed to, or the unit that leads after the study
   * @param outcome what came of it
   */
  record Story(String office, String why, String meanwhile, String outcome) {}

  private static final Map<String, Story> TRANSFERS =
      Map.of(
          "JT-004",
          new Story(
              "属地公安交管部门", "校门外道路的禁停标线和执法由公安交管部门负责，学校无权处置。", "上下学时段增派护学人员引导，劝离停放车辆。",
              "交管部门已补划禁停标线并安排高峰时段执法，请学校复核并报验收。"),
          "JT-005",
          new Story(
              "属地公安交管部门", "校门外道路的标志、标线和信号灯由公安交管部门设置、维护。", "校门外设临时提示牌，上下学时段增派护学人员。",
              "交管部门已补划标线，请学校复核并报验收。"),
          "QT-009",
          new Story(
              "属地街道办事处", "问题在校外沿街，由属地街道和城市管理部门管辖。", "放学时段增派护校力量，引导学生由另一侧通行。",
              "街道已清理占道摊贩并安排定时巡查，请学校复核并报验收。"),
          "WB-014",
          new Story(
              "属地市场监督管理部门", "校外供餐单位的加工和配送由市场监督管理部门监管。", "暂停该单位供餐，启用备用供餐方案，逐批测温验收。",
              "市场监督管理部门已责令供餐单位整改并复查，请学校复核并报验收。"),
          "YX-012",
          new Story(
              "属地城市管理部门", "渗漏点在供热单位的管网上，学校无权开挖维修。", "渗漏处围挡警示，师生改道通行，每日观察。",
              "供热单位已完成抢修并恢复路面，请学校复核并报验收。"),
          "YX-013",
          new Story(
              "属地水务部门", "沉陷处下方为公共排水管线，由排水管理单位维护。", "沉陷处围挡，停用该处场地，专人看守。",
              "排水管理单位已修复管线并回填，请学校复核并报验收。"));

  private static final Map<String, Story> STUDIES =
      Map.of(
          "JZ-002",
          new Story("区教委基建部门", "校舍产权与使用单位不一致，鉴定、加固由谁承担不明确。", "有裂缝的房间停用，设点观测。", "联席会议明确由产权单位出资鉴定、学校组织实施。"),
          "JZ-003",
          new Story("区教委基建部门", "外墙与相邻单位共用，维修责任主体不明。", "外墙下方设警戒，师生改道通行。", "联席会议明确由两家单位分段维修、教委基建部门督促。"),
          "XF-011",
          new Story("属地街道办事处", "消防车通道与相邻小区共用，管理责任不明。", "校内一侧立即清空，安排专人看守。", "联席会议明确由街道牵头划线管理、学校负责校内一段。"),
          "YX-012",
          new Story("属地城市管理部门", "供热管线穿越校园，与小区共用，维修责任不明。", "渗漏处围挡警示，师生改道通行。", "联席会议明确由供热单位维修、学校配合开挖。"),
          "YX-013",
          new Story("属地水务部门", "操场下方旧管线权属不明，涉及水务、城市管理等部门。", "停用该处场地，设置硬质围挡。", "联席会议明确由水务部门探测修复、学校恢复场地。"),
          "QT-009",
          new Story("属地街道办事处", "校园周边问题涉及交管、城市管理、市场监管等部门。", "放学时段增派护校力量。", "联席会议明确由街道牵头、各部门分工治理。"),
          "QT-017",
          new Story("属地水务部门", "水面与市政河道相通，护栏和水面管护责任跨部门。", "岸边设警戒带和警示牌，每日巡查。", "联席会议明确由水务部门修复护栏、学校日常巡查。"));

  private static final Story TRANSFER =
      new Story("属地主管部门", "整改须由主管部门办理，学校无权处置。", "现场设置警示，专人看守。", "主管部门已处理，请学校复核并报验收。");
  private static final Story STUDY =
      new Story("区教委安全科", "整改涉及两个以上单位，责任主体不明。", "现场设置警示，专人看守。", "联席会议明确了牵头单位和完成时限。");

  private BeyondSchool() {}

  static boolean isFor(Fate fate, CheckItem item) {
    return (fate == Fate.TRANSFERRED ? TRANSFERS : STUDIES).containsKey(item.code());
  }

  static Story transfer(CheckItem item) {
    return TRANSFERS.getOrDefault(item.code(), TRANSFER);
  }

  static Story study(CheckItem item) {
    return STUDIES.getOrDefault(item.code(), STUDY);
  }
}
