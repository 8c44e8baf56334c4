package org.bihuan.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.hazard.HazardSource;

/**
 * What a row of an incoming table says of a hazard. Ledgers in circulation name the columns differently; the names we
 * know are understood.
 */
enum ImportColumn implements TableColumn {
  UNIT("单位", false, 24, "单位全称；只登记本单位的可以不填", "海淀区某某小学", "单位名称", "学校", "学校名称", "单位(学校)"),
  PLACE("部位", true, 22, "隐患在哪里，写到能找到；与重点部位同名的会自动对应", "教学楼二层东侧楼梯口", "隐患部位", "隐患部位(场所)", "场所", "地点", "隐患地点", "部位(场所)"),
  DESCRIPTION("隐患描述", true, 46, "看到了什么，一行写一处隐患，最多 2000 字", "疏散指示标志不亮，断电测试三处均未点亮", "隐患内容", "问题描述", "隐患", "存在问题", "隐患情况"),
  CATEGORY("类别", false, 18, "从下拉列表选择；填了检查项编号的可以不填", "消防安全", "隐患类别", "隐患类型"),
  ITEM("检查项编号", false, 12, "标准库中的编号；填了可以自动带出类别和依据", "XF-001", "检查项", "标准编号"),
  SOURCE("来源", true, 12, "从下拉列表选择；代下级单位登记的填“自查”，会记为代报", "自查", "隐患来源", "检查方式"),
  FOUND("发现日期", true, 14, "年-月-日；一年以内，不晚于今天", "2026-11-03", "排查日期", "检查日期", "发现时间", "排查时间"),
  LEVEL("建议等级", false, 10, "重大、一般或微小；由安全干部另行核定", "一般", "等级", "隐患等级", "隐患级别"),
  BASIS("判定依据", false, 30, "违反了哪一条；不清楚可以不填", "消防法 第十六条", "依据", "检查依据"),
  NO_PHOTO("无照片原因", true, 26, "表格里不能带照片；写明原因，登记后可以在隐患页面补传", "批量登记，现场照片随后补传", "照片说明", "不能拍照的原因");

  /** Words commonly given for the missing photos. */
  static final List<String> USUAL_REASONS = List.of("批量登记，现场照片随后补传", "现场不允许拍照", "隐患不便用照片反映");

  private final String title;
  private final boolean required;
  private final int width;
  private final String hint;
  private final String example;
  private final Set<String> otherNames;

  ImportColumn(String title, boolean required, int width, String hint, String example, String... otherNames) {
    this.title = title;
    this.required = required;
    this.width = width;
    this.hint = hint;
    this.example = example;
    this.otherNames = Set.of(otherNames);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public boolean required() {
    return required;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public String hint() {
    return hint;
  }

  @Override
  public String example() {
    return example;
  }

  @Override
  public Set<String> otherNames() {
    return otherNames;
  }

  /** Units depend on who asks. */
  @Override
  public List<String> choices() {
    return switch (this) {
      case CATEGORY -> Arrays.stream(Category.values()).map(Category::title).toList();
      case SOURCE -> Arrays.stream(HazardSource.values()).filter(HazardSource::isNamedByHand).map(HazardSource::title).toList();
      case LEVEL -> Arrays.stream(Level.values()).map(Level::title).toList();
      case NO_PHOTO -> USUAL_REASONS;
      case UNIT, PLACE, DESCRIPTION, ITEM, FOUND, BASIS -> List.of();
    };
  }

  @Override
  public boolean isFree() {
    return this == NO_PHOTO;
  }

  @Override
  public boolean isDay() {
    return this == FOUND;
  }

  @Override
  public boolean isLong() {
    return this == DESCRIPTION;
  }
}
