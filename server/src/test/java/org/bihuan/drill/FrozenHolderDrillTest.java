package org.bihuan.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bihuan.support.Postmaster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** DU-14 and BL-13: the node that holds a job is frozen past its lease, another takes over, the first wakes up. */
@Tag("drill")
class FrozenHolderDrillTest {

  @TempDir Path temporary;

  @Test
  void du14_a_frozen_holder_that_wakes_up_does_nothing_a_second_time_and_its_control_does() throws Exception {
    try (DrillSite site = new DrillSite(temporary)) {
      site.node(0, Map.of()).close(); // makes the schema
      site.postgres().run("bihuan", BulletinJob.TABLES);
      JdbcClient sql = site.sql();
      try (DrillNode holder = site.node(0, Map.of("BIHUAN_DRILL_NODE", "first"))) {
        Postmaster.await(() -> begun(sql).equals(List.of("first")));
        try (DrillNode second = site.node(0, Map.of("BIHUAN_DRILL_NODE", "second"))) {
          holder.freeze();
          sql.sql("insert into drill.go values (now())").update();
          await(() -> bulletins(sql, "fenced").equals(List.of("second")));
          holder.thaw();
          await(() -> bulletins(sql, "careless").contains("first"));
          await(() -> begun(sql).size() >= 4); // the job goes round as before
        }
      }
      System.out.printf(
          "DU-14 holder frozen past its lease    fenced bulletins %d · control without fencing %d%n",
          bulletins(sql, "fenced").size(), bulletins(sql, "careless").size());
      assertThat(bulletins(sql, "fenced")).containsExactly("second");
      assertThat(bulletins(sql, "careless")).as("the drill must see a double").hasSize(2);
    }
  }

  private static List<String> begun(JdbcClient sql) {
    return sql.sql("select node from drill.begun").query(String.class).list();
  }

  private static List<String> bulletins(JdbcClient sql, String kind) {
    return sql.sql("select node from drill.bulletin where kind = ?").param(kind).query(String.class).list();
  }

  /** A lease runs out after twenty seconds, and is looked for every ten. */
  private static void await(BooleanSupplier condition) {
    for (int look = 0; look < 900 && !condition.getAsBoolean(); look++) {
      LockSupport.parkNanos(100_000_000);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
