package org.bihuan.demo;

import java.util.List;

/** What people of the demonstration city write. */
final class DemoWords {

  static final List<String> PROGRESS =
      List.of("已联系施工单位现场勘查，材料预计三日内到场。", "配件已到货，利用周末停课时段施工。", "已完成一半，现场围挡和警示标识保持完好。", "财务已审批经费，正在签订合同。");
  static final List<String> FINISHED =
      List.of("已按方案完成整改，现场清理完毕，经试运行正常。", "损坏部件已全部更换并张贴检查标签。", "已清运完毕并划定禁止堆放区，明确专人每日检查。", "已重新敷设并经检测合格，检测报告存档。");
  static final List<String> ACCEPTED =
      List.of("现场复核，整改到位，同意销账。", "逐项核对整改前后照片并现场测试，符合要求。", "抽查三处均符合规范，同意通过。");
  static final List<String> REJECTED =
      List.of("现场仍有一处未更换，照片角度不能说明整改范围，请补充整改。", "试验时仍有一路不动作，不能通过。");
  static final List<String> INTERIM =
      List.of("设置围挡和警示标识，停用相关区域，安排专人值守至整改完成。", "切断相关电源，疏散人员，增派夜间巡查每两小时一次。");
  static final List<String> LATE_REASONS =
      List.of("定制配件供货延迟，厂家书面承诺到货日期。", "须利用假期停课施工，避免影响正常教学。", "需与产权单位协调施工时间，已发函。");

  static final List<String> LOOKED_BACK =
      List.of("现场查看，未见反弹，责任人能说清日常检查要求。", "抽查同类部位两处，均保持完好。", "查看每日检查记录连续，现场保持整改后状态。");

  private DemoWords() {}
}
