package org.bihuan.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.platform.start.StartRefused;

/** What is acknowledged must survive a power cut: a server set to be fast instead of durable is refused. */
final class DurabilityCheck {

  private DurabilityCheck() {}

  /** Asked as the user of the pool, because synchronous_commit can be set per role and per database. */
  static void require(Connection connection) throws SQLException {
    List<String> off = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select name
                from pg_settings
                where name in ('fsync', 'full_page_writes', 'synchronous_commit')
                  and setting = 'off'
                order by name""")) {
      while (row.next()) {
        off.add(row.getString(1));
      }
    }
    if (!off.isEmpty()) {
      throw new StartRefused(
          "数据库没有打开 " + String.join("、", off) + "，断电会丢失已确认的数据。",
          "请把这些参数设为 on（也检查 alter role、alter database 单独设置的值），再重新启动。");
    }
  }
}
