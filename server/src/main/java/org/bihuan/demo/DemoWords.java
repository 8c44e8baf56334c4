package org.bihuan.demo;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.checklist.CheckItem;

/** What people of the demonstration city write: about the item itself where the library says how it is put right. */
final class DemoWords {

  static final List<String> PROGRESS =
      List.of("已排定整改时间，所需材料和人员本周到位。", "已完成一半，其余部分按计划进行。", "经费已审批，正在组织实施。", "已利用停课时段施工，现场保持围挡和警示标识。");
  static final List<String> ACCEPTED =
      List.of("现场复核，整改到位，同意销账。", "逐项核对整改前后照片并到现场查看，符合要求。", "对照检查要求逐条核对，同意通过。");
  static final List<String> REJECTED =
      List.of("现场仍有一处没有改完，照片不能说明整改范围，请补充整改。", "与整改方案逐条核对，仍有一项没有落实，不能通过。");
  static final List<String> LATE_REASONS =
      List.of("所需材料到货推迟，供货方已书面承诺到货日期。", "须安排在停课时段实施，避免影响正常教学。", "须与相关单位协调实施时间，已发函。");
  static final List<String> LOOKED_BACK =
      List.of("现场查看，未见反弹，责任人能说清日常检查要求。", "抽查同类部位两处，均保持完好。", "查看每日检查记录连续，现场保持整改后状态。");

  private static final List<String> GUARDED =
      List.of("整改完成前由责任人每日巡查并记录，发现异常立即停用并报告。", "设置警示提示，安排专人看管至整改完成，异常时立即停用并报告。");

  private DemoWords() {}

  /** Why what was registered turned out not to be one. */
  static String unfounded(CheckItem item) {
    return DemoPlaces.scene(item.code()) == DemoScene.PAPERS
        ? "经复核，所缺材料存放在另一科室，当日调阅核对，内容完整，不构成隐患。"
        : "经现场复核，登记时看到的是正在进行的检修，当日检修完毕已恢复，不构成隐患。";
  }

  /** The usual measure, done. */
  static String finished(CheckItem item) {
    return "已按方案完成：" + parts(item).filter(part -> !isMeanwhile(part)).findFirst().orElse(item.measure())
        + "。已逐项自查，符合要求。";
  }

  /** What the library says to do until it is put right, or the plain watch. */
  static String meanwhile(CheckItem item, Dice dice) {
    String plain = dice.one(GUARDED);
    return parts(item).filter(DemoWords::isMeanwhile).findFirst().map(part -> part + "。" + plain).orElse(plain);
  }

  private static Stream<String> parts(CheckItem item) {
    return Arrays.stream(item.measure().split("[；;]")).map(String::strip).filter(part -> !part.isEmpty());
  }

  private static boolean isMeanwhile(String part) {
    return part.contains("前") || part.contains("期间") || part.contains("停用") || part.contains("停运");
  }
}
