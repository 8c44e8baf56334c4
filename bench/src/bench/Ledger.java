package bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is measured: looked up once in the ledger itself, and the same for all targets. */
record Ledger(
    long hazards,
    long lines,
    String server,
    int district,
    UUID unit,
    OffsetDateTime deepAt,
    UUID deepId,
    List<UUID> units,
    int bodyBytes,
    LocalDate monday) {

  private static final int SHOWN_DISTRICT = 110108;

  /** The ledgers of the eight clients that register at once; each has a district administrator to try. */
  static final int[] DISTRICTS = {110108, 110105, 110106, 110101, 110102, 110112, 110114, 110115};

  static final String[] LOGINS = {"hd", "cy", "ft", "dc", "xc", "tz", "cp", "dx"};

  static Ledger look(Connection c) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute("analyze hazard.hazard, hazard.event, hazard.tally, hazard.tally_district, hazard.tally_span, hazard.photo");
      s.execute("vacuum hazard.tally_district, hazard.tally_span, hazard.tally_delta");
    }
    long hazards = one(c, "select count(*) from hazard.hazard", Long.class);
    long lines = one(c, "select reltuples::bigint from pg_class where oid = 'hazard.event'::regclass", Long.class);
    UUID unit =
        one(
            c,
            """
            select h.unit_id
            from organisation.holding h
            join access.login_name n on n.account_id = h.person_id
            where n.login = 'hd-anquan'
            limit 1
            """,
            UUID.class);
    List<UUID> units = new ArrayList<>();
    for (int district : DISTRICTS) {
      units.add(one(c, "select id from organisation.unit where district_id = " + district + " order by id limit 1", UUID.class));
    }
    OffsetDateTime at;
    UUID id;
    try (PreparedStatement s =
            c.prepareStatement(
                """
                select registered_at, id
                from hazard.hazard
                where district_id = ? and registered_at is not null
                order by registered_at desc, id desc
                offset (select count(*) / 2 from hazard.hazard where district_id = ?)
                limit 1
                """)) {
      s.setInt(1, SHOWN_DISTRICT);
      s.setInt(2, SHOWN_DISTRICT);
      try (ResultSet r = s.executeQuery()) {
        r.next();
        at = r.getObject(1, OffsetDateTime.class);
        id = r.getObject(2, UUID.class);
      }
    }
    int body =
        one(c, "select avg(octet_length(body))::int from (select body from hazard.event where version = 1 limit 1000) e", Integer.class);
    return new Ledger(
        hazards, lines, one(c, "show server_version", String.class), SHOWN_DISTRICT, unit, at, id, units, body,
        LocalDate.now().minusWeeks(1).with(DayOfWeek.MONDAY));
  }

  private static <T> T one(Connection c, String sql, Class<T> type) throws SQLException {
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery(sql)) {
      r.next();
      return r.getObject(1, type);
    }
  }
}
