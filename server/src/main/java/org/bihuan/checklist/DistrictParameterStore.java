package org.bihuan.checklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.checklist.DistrictParameter.Ending;
import org.bihuan.checklist.DistrictParameter.Maker;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Parameters as districts have them. */
@Repository
class DistrictParameterStore {

  private static final String SELECT =
      """
      select district_id, id, code, value, reason, effective_from, effective_to, version, made_at, person_id, person_name,
             post_title, ended_by, end_reason
      from checklist.district_parameter
      """;

  private final JdbcClient jdbc;

  DistrictParameterStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(DistrictParameter setting) {
    jdbc.sql(
            """
            insert into checklist.district_parameter
              (district_id, id, code, value, reason, effective_from, version, made_at, person_id, person_name, post_title)
            values
              (:district, :id, :code, :value, :reason, :from, 1, :at, :person, :personName, :postTitle)
            """)
        .param("district", setting.ref().districtId())
        .param("id", setting.ref().id())
        .param("code", setting.code())
        .param("value", setting.value())
        .param("reason", setting.reason())
        .param("from", setting.effectiveFrom())
        .param("at", setting.maker().at().atOffset(ZoneOffset.UTC))
        .param("person", setting.maker().personId())
        .param("personName", setting.maker().personName())
        .param("postTitle", setting.maker().postTitle())
        .update();
    moveOn();
  }

  void end(Ref ref, LocalDate on, Ending ending) {
    jdbc.sql(
            """
            update checklist.district_parameter
            set effective_to = :on, ended_by = :by, end_reason = :reason, version = version + 1
            where district_id = :district
              and id = :id
            """)
        .param("on", on)
        .param("by", ending.by())
        .param("reason", ending.reason())
        .param("district", ref.districtId())
        .param("id", ref.id())
        .update();
    moveOn();
  }

  private void moveOn() {
    jdbc.sql("update checklist.revision set number = number + 1").update();
  }

  Optional<DistrictParameter> find(Ref ref) {
    return jdbc.sql(SELECT + "where district_id = :district and id = :id")
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query((rs, n) -> setting(rs))
        .optional();
  }

  List<DistrictParameter> all() {
    return jdbc.sql(SELECT).query((rs, n) -> setting(rs)).list();
  }

  private static DistrictParameter setting(ResultSet rs) throws SQLException {
    String endedBy = rs.getString("ended_by");
    return new DistrictParameter(
        new Ref(rs.getInt("district_id"), rs.getObject("id", UUID.class)),
        rs.getString("code"),
        rs.getInt("value"),
        rs.getString("reason"),
        CatalogueStore.from(rs),
        CatalogueStore.to(rs),
        rs.getInt("version"),
        new Maker(
            rs.getObject("made_at", OffsetDateTime.class).toInstant(),
            rs.getObject("person_id", UUID.class),
            rs.getString("person_name"),
            rs.getString("post_title")),
        endedBy == null ? null : new Ending(endedBy, rs.getString("end_reason")));
  }
}
