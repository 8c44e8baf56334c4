package org.bihuan.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Role;

/** What a row of the organisation table says: one node of the tree, or a post with one holder. */
enum TreeColumn implements TableColumn {
  LEVEL("层级", true, 8, "学区、单位、部门、岗位四选一；上级写在左边各列", "单位"),
  DISTRICT("区", false, 14, "只负责一个区或一个单位的可以不填；市属单位填“市属”", "海淀区"),
  CLUSTER("学区", false, 16, "学区行必填；单位不属于学区的留空", "第一学区"),
  UNIT("单位", false, 26, "单位、部门行必填；区级岗位、学区岗位留空", "海淀区某某小学", "单位名称", "学校", "学校名称"),
  DEPARTMENT("部门", false, 16, "部门行必填；岗位设在单位本级的留空", "后勤处"),
  POST("岗位", false, 16, "岗位行必填", "化学实验室管理员", "岗位名称", "职务"),
  ROLE("角色", false, 14, "岗位行必填；只能填您有权任免的角色", "岗位责任人"),
  PERSON("姓名", false, 10, "由谁担任；留空为只设岗。同一岗位多人的写多行", "张某某", "人员", "担任人"),
  TYPES("单位类型", false, 16, "单位行必填；多种的用顿号分开：" + types(), "小学、中学", "类型"),
  PUPILS("学生数", false, 9, "整数；已有单位留空表示不改", "1200", "学生人数"),
  STAFF("教职工数", false, 9, "整数", "96", "教职工人数"),
  BOARDERS("寄宿生数", false, 9, "整数，不超过学生数", "0", "寄宿生人数"),
  ADDRESS("地址", false, 30, "最多 200 字", "某某路 1 号"),
  LONGITUDE("经度", false, 11, "经度和纬度须同时填写", "116.310316"),
  LATITUDE("纬度", false, 11, "", "39.992806"),
  PERSON_ID("人员编号", false, 38, "导出时带出；与本单位现有人员同名的新人填“新”", ""),
  REF("系统编号", false, 44, "导出时带出，请勿改动；新增的行留空", "");

  static final String NEW_PERSON = "新";

  /** The kinds of row, in the order in which they can be entered. */
  enum Level {
    CLUSTER("学区"),
    UNIT("单位"),
    DEPARTMENT("部门"),
    POST("岗位");

    private final String title;

    Level(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private final String title;
  private final boolean required;
  private final int width;
  private final String hint;
  private final String example;
  private final Set<String> otherNames;

  TreeColumn(String title, boolean required, int width, String hint, String example, String... otherNames) {
    this.title = title;
    this.required = required;
    this.width = width;
    this.hint = hint;
    this.example = example;
    this.otherNames = Set.of(otherNames);
  }

  private static String types() {
    return String.join("、", Arrays.stream(UnitType.values()).map(UnitType::title).toList());
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

  /** Districts, units and roles depend on who asks. */
  @Override
  public List<String> choices() {
    return this == LEVEL ? Arrays.stream(Level.values()).map(Level::title).toList() : List.of();
  }

  /** A unit may have several types, and new names are written freely. */
  @Override
  public boolean isFree() {
    return this != LEVEL && this != ROLE;
  }

  boolean isNumber() {
    return switch (this) {
      case PUPILS, STAFF, BOARDERS, LONGITUDE, LATITUDE -> true;
      case LEVEL, DISTRICT, CLUSTER, UNIT, DEPARTMENT, POST, ROLE, PERSON, TYPES, ADDRESS, PERSON_ID, REF -> false;
    };
  }

  static List<String> roles() {
    return Arrays.stream(Role.values()).map(Role::title).toList();
  }
}
