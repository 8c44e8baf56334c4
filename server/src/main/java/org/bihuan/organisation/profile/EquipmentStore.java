package org.bihuan.organisation.profile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Special equipment as it is written and read. */
@Repository
class EquipmentStore {

  private static final String EQUIPMENT =
      """
      select district_id, id, unit_id, kind, name, registration, place_id, location, inspected_on, due_on, maintainer,
             retired_on, retired_why, version
      from organisation.equipment
      """;

  private final JdbcClient db;

  EquipmentStore(JdbcClient db) {
    this.db = db;
  }

  /** False when something with this id is there already. */
  boolean add(Ref ref, Ref unit, Equipment.Facts facts) {
    return written(
            """
            insert into organisation.equipment (district_id, id, unit_id, kind, name, registration, place_id, location,
                                                inspected_on, due_on, maintainer, version)
            values (:district, :id, :unit, :kind, :name, :registration, :place, :location, :inspected, :due, :maintainer, 1)
            on conflict (district_id, id) do nothing
            """,
            ref,
            facts)
        .param("unit", unit.id())
        .update()
        == 1;
  }

  /** False when somebody else was faster. */
  boolean correct(Ref ref, int expectedVersion, Equipment.Facts facts) {
    return written(
            """
            update organisation.equipment
            set kind = :kind, name = :name, registration = :registration, place_id = :place, location = :location,
                inspected_on = :inspected, due_on = :due, maintainer = :maintainer, version = version + 1
            where district_id = :district and id = :id and version = :version
            """,
            ref,
            facts)
        .param("version", expectedVersion)
        .update()
        == 1;
  }

  private JdbcClient.StatementSpec written(String sql, Ref ref, Equipment.Facts facts) {
    return db.sql(sql)
        .param("district", ref.districtId())
        .param("id", ref.id())
        .param("kind", facts.kind().name())
        .param("name", facts.name())
        .param("registration", facts.registration())
        .param("place", facts.placeId())
        .param("location", facts.location())
        .param("inspected", facts.inspectedOn())
        .param("due", facts.dueOn())
        .param("maintainer", facts.maintainer());
  }

  boolean retire(Ref ref, int expectedVersion, Equipment.Retired retired) {
    return db.sql(
                """
                update organisation.equipment
                set retired_on = :on, retired_why = :why, version = version + 1
                where district_id = :district and id = :id and version = :version
                """)
            .param("on", retired.on())
            .param("why", retired.why())
            .param("district", ref.districtId())
            .param("id", ref.id())
            .param("version", expectedVersion)
            .update()
        == 1;
  }

  Optional<Equipment> find(Ref ref) {
    return db.sql(EQUIPMENT + "where district_id = :district and id = :id")
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query(EquipmentStore::equipment)
        .optional();
  }

  /** What is due first comes first, then what nobody has dated, then what is out of use. */
  List<Equipment> of(Ref unit) {
    return db.sql(
            EQUIPMENT
                + """
                where district_id = :district and unit_id = :unit
                order by retired_on desc nulls first, due_on nulls last, name, id
                """)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .query(EquipmentStore::equipment)
        .list();
  }

  private static Equipment equipment(ResultSet row, int number) throws SQLException {
    int district = row.getInt("district_id");
    LocalDate retired = row.getObject("retired_on", LocalDate.class);
    return new Equipment(
        new Ref(district, row.getObject("id", UUID.class)),
        new Ref(district, row.getObject("unit_id", UUID.class)),
        new Equipment.Facts(
            EquipmentKind.valueOf(row.getString("kind")),
            row.getString("name"),
            row.getString("registration"),
            row.getObject("place_id", UUID.class),
            row.getString("location"),
            row.getObject("inspected_on", LocalDate.class),
            row.getObject("due_on", LocalDate.class),
            row.getString("maintainer")),
        retired == null ? null : new Equipment.Retired(retired, Objects.requireNonNull(row.getString("retired_why"))),
        row.getInt("version"));
  }
}
