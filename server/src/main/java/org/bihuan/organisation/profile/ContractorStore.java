package org.bihuan.organisation.profile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contractors as they are written and read. */
@Repository
class ContractorStore {

  private static final String CONTRACTOR =
      """
      select district_id, id, unit_id, kind, name, credit_code, contact_name, contact_phone, from_on, to_on, agreement_on,
             version
      from organisation.contractor
      """;

  private final JdbcClient db;

  ContractorStore(JdbcClient db) {
    this.db = db;
  }

  /** False when something with this id is there already. */
  boolean add(Ref ref, Ref unit, Contractor.Facts facts) {
    return written(
                """
                insert into organisation.contractor (district_id, id, unit_id, kind, name, credit_code, contact_name,
                                                     contact_phone, from_on, to_on, agreement_on, version)
                values (:district, :id, :unit, :kind, :name, :code, :contact, :phone, :from, :to, :agreement, 1)
                on conflict (district_id, id) do nothing
                """,
                ref,
                facts)
            .param("unit", unit.id())
            .update()
        == 1;
  }

  /** False when somebody else was faster. */
  boolean correct(Ref ref, int expectedVersion, Contractor.Facts facts) {
    return written(
                """
                update organisation.contractor
                set kind = :kind, name = :name, credit_code = :code, contact_name = :contact, contact_phone = :phone,
                    from_on = :from, to_on = :to, agreement_on = :agreement, version = version + 1
                where district_id = :district and id = :id and version = :version
                """,
                ref,
                facts)
            .param("version", expectedVersion)
            .update()
        == 1;
  }

  private JdbcClient.StatementSpec written(String sql, Ref ref, Contractor.Facts facts) {
    return db.sql(sql)
        .param("district", ref.districtId())
        .param("id", ref.id())
        .param("kind", facts.kind().name())
        .param("name", facts.name())
        .param("code", facts.creditCode())
        .param("contact", facts.contactName())
        .param("phone", facts.contactPhone())
        .param("from", facts.from())
        .param("to", facts.to())
        .param("agreement", facts.agreementOn());
  }

  Optional<Contractor> find(Ref ref) {
    return db.sql(CONTRACTOR + "where district_id = :district and id = :id")
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query(ContractorStore::contractor)
        .optional();
  }

  /** Who is there comes first, then who was, the latest first. */
  List<Contractor> of(Ref unit, LocalDate today) {
    return db.sql(
            CONTRACTOR
                + """
                where district_id = :district and unit_id = :unit
                order by case when to_on < :today then to_on end desc nulls first, kind, name, id
                """)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .param("today", today)
        .query(ContractorStore::contractor)
        .list();
  }

  private static Contractor contractor(ResultSet row, int number) throws SQLException {
    int district = row.getInt("district_id");
    return new Contractor(
        new Ref(district, row.getObject("id", UUID.class)),
        new Ref(district, row.getObject("unit_id", UUID.class)),
        new Contractor.Facts(
            ContractorKind.valueOf(row.getString("kind")),
            row.getString("name"),
            row.getString("credit_code"),
            row.getString("contact_name"),
            row.getString("contact_phone"),
            row.getObject("from_on", LocalDate.class),
            row.getObject("to_on", LocalDate.class),
            row.getObject("agreement_on", LocalDate.class)),
        row.getInt("version"));
  }
}
