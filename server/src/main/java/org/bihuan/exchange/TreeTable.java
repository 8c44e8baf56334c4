package org.bihuan.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bihuan.platform.Role;

/** The organisation as a table: one form for the empty template, for what leaves and for what comes in. */
final class TreeTable {

  static final TableForm FORM =
      new TableForm(
          "组织",
          List.of(TreeColumn.values()),
          4,
          List.of(
              "一行写一个学区、单位、部门或岗位；岗位行可以同时写由谁担任。行和列的次序都可以变。",
              "上传后先核对：每行是新增、修改、不变还是有问题，逐格说明；确认后全部办理，或者一行都不办理。",
              "表里没有的不会被删除。更名、调整隶属、合并、撤销请在页面的“机构变动”办理，离任请在岗位上办理。",
              "只能办理本来就有权办理的：区级办理本区的学区、单位、部门；单位任免岗位责任人、外包人员、值班员；其余角色由安全管理员任免。",
              "同一文件再传一次不会重复。一个文件最多 " + TreeImport.MOST_ROWS + " 行、20 MB。"));

  private TreeTable() {}

  /** The lists a person finds in his table. */
  static Function<TableColumn, List<String>> choices(TreeBook book, Predicate<Role> grantable) {
    Map<TableColumn, List<String>> lists =
        Map.of(
            TreeColumn.DISTRICT, book.districtNames(),
            TreeColumn.UNIT, book.unitNames(),
            TreeColumn.ROLE, Arrays.stream(Role.values()).filter(grantable).map(Role::title).toList());
    return column -> lists.getOrDefault(column, column.choices());
  }
}
