package org.bihuan.organisation;

import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** No two open units of a district whose names look the same in print; an index holds it, this says which one is there. */
@Component
public class UnitNames {

  private final JdbcClient db;

  UnitNames(JdbcClient db) {
    this.db = db;
  }

  /** @param unit whose name it is to be; its own present one does not stand against it */
  public void mustBeFree(int district, String name, UUID unit) {
    db.sql(
            """
            select n.name
            from organisation.node n
            where n.kind = 'UNIT' and n.closed_on is null and n.district_id = :district
              and n.name_key = organisation.name_key(:name) and n.id <> :unit
            """)
        .param("district", district)
        .param("name", name)
        .param("unit", unit)
        .query(String.class)
        .optional()
        .ifPresent(
            twin -> {
              String why = "本区已有单位“" + twin + "”，只差全角半角、空格或大小写的名称视为同名";
              String remedy = "请核对是否重复建立；确是另一个单位的，请换一个能区分的名称";
              throw new Refusal(
                  409, "name-taken", "与已有内容冲突", why, remedy, List.of(new Refusal.FieldProblem("name", why, remedy)));
            });
  }
}
