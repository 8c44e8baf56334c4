package org.bihuan.tipoff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.hazard.HazardStatus;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a report has to do with: units by name, districts, who is at a desk, and reports for those who deal with them. */
@Repository
class TipoffQueries {

  private static final int UNITS_SHOWN = 10;
  private static final int MOST = 200;

  private final JdbcClient db;
  private final ReportStore store;

  TipoffQueries(JdbcClient db, ReportStore store) {
    this.db = db;
    this.store = store;
  }

  /** @param office whether it is an office (机关) and no school */
  record Unit(Ref ref, String name, String districtName, boolean office) {}

  record NamedDistrict(int id, String name) {}

  record PlaceOfUnit(Ref unit, String name) {}

  /** Somebody who may be sent to verify. */
  record Verifier(UUID personId, String name, String post, String node) {}

  private static final String UNIT =
      """
      select u.district_id, u.unit_id, u.name, u.district_name, u.types::text like '%OFFICE%' as office
      from organisation.v_unit u
      """;

  /** By a part of the name, the shortest first; names and districts are all that comes out. */
  List<Unit> named(String words) {
    return db.sql(
            UNIT
                + """
                where u.closed_on is null and u.name ilike :pattern
                order by length(u.name), u.name
                limit :most
                """)
        .param("pattern", "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
        .param("most", UNITS_SHOWN)
        .query((r, n) -> unit(r))
        .list();
  }

  Optional<Unit> unit(Ref ref) {
    return db.sql(UNIT + "where u.district_id = :district and u.unit_id = :id and u.closed_on is null")
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query((r, n) -> unit(r))
        .optional();
  }

  private static Unit unit(ResultSet r) throws SQLException {
    return new Unit(
        new Ref(r.getInt("district_id"), r.getObject("unit_id", UUID.class)),
        r.getString("name"),
        r.getString("district_name"),
        r.getBoolean("office"));
  }

  Optional<PlaceOfUnit> place(Ref ref) {
    return db.sql(
            """
            select unit_id, name
            from organisation.v_place
            where district_id = :district and place_id = :id and closed_on is null
            """)
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query((r, n) -> new PlaceOfUnit(new Ref(ref.districtId(), r.getObject("unit_id", UUID.class)), r.getString("name")))
        .optional();
  }

  List<NamedDistrict> districts() {
    return db.sql(
            """
            select district_id as id, name
            from organisation.v_district
            where closed_on is null
            order by district_id
            """)
        .query(NamedDistrict.class)
        .list();
  }

  /** Whether a district has a keeper of its own today. */
  boolean staffed(int district, LocalDate today) {
    return db.sql(
            """
            select exists (
              select 1
              from organisation.v_post_holder h
              where h.district_id = :district and h.role = 'REPORT_KEEPER' and h.node_kind = 'DISTRICT'
                and h.from_on <= :today and (h.to_on is null or h.to_on >= :today))
            """)
        .param("district", district)
        .param("today", today)
        .query(Boolean.class)
        .single();
  }

  /** Who looks at the spot for a desk: its inspectors and administrators of today. */
  List<Verifier> verifiers(Desk desk, LocalDate today) {
    String[] roles =
        desk.kind() == Desk.Kind.DISTRICT
            ? new String[] {"DISTRICT_INSPECTOR", "DISTRICT_ADMIN"}
            : new String[] {"CITY_SUPERVISOR", "CITY_ADMIN"};
    return db.sql(
            """
            select h.person_id, h.person_name as name, h.title as post, h.node_name as node
            from organisation.v_post_holder h
            where h.district_id = :district and h.role = any (:roles::text[])
              and h.from_on <= :today and (h.to_on is null or h.to_on >= :today)
            order by h.title, h.person_name
            limit :most
            """)
        .param("district", desk.district())
        .param("roles", roles)
        .param("today", today)
        .param("most", MOST)
        .query(Verifier.class)
        .list();
  }

  /** Status of the hazard a report became, as the ledger has it this moment. */
  Optional<HazardStatus> hazardStatus(Report report) {
    UUID hazard = report.handling().hazardId();
    Report.Edited edited = report.handling().edited();
    if (hazard == null || edited == null) {
      return Optional.empty();
    }
    return db.sql("select status from hazard.v_hazard where district_id = :district and hazard_id = :id")
        .param("district", edited.unit().districtId())
        .param("id", hazard)
        .query(String.class)
        .optional()
        .map(HazardStatus::valueOf);
  }

  /** Of a desk, and what is on its way to it; what is not over first, an open no among it, then the newest. */
  List<Report> ofDesk(Desk desk) {
    return db.sql(
            """
            select *
            from tipoff.report
            where desk = :kind and desk_district = :district
               or transfer ->> 'kind' = :kind and (transfer ->> 'district')::int = :district
            order by
              state in ('REFUSED', 'CLOSED') or state = 'NOT_FIXED' and feedback -> -1 ->> 'answeredOn' is not null,
              submitted_on desc, id desc
            limit :most
            """)
        .param("kind", desk.kind().name())
        .param("district", desk.district())
        .param("most", MOST)
        .query((r, n) -> store.report(r))
        .list();
  }

  /** What somebody has been sent to verify. */
  List<Report> assignedTo(UUID person) {
    return db.sql(
            """
            select *
            from tipoff.report
            where assignee_id = :person
            order by state = 'VERIFYING' desc, submitted_on desc, id desc
            limit :most
            """)
        .param("person", person)
        .param("most", MOST)
        .query((r, n) -> store.report(r))
        .list();
  }
}
