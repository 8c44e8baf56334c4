package org.bihuan.checklist.local;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.checklist.Frequency;
import org.bihuan.checklist.ItemRow;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.local.Adaptation.Kind;
import org.bihuan.checklist.local.Adaptation.Maker;
import org.bihuan.checklist.local.Adaptation.Tightening;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Local items, adaptations and the lists put together from them. */
@Repository
class LocalStore {

  private final JdbcClient jdbc;
  private final ItemRow row;
  private final JsonMapper json;
  private final LastLists last = new LastLists();

  LocalStore(JdbcClient jdbc, ItemRow row, JsonMapper json) {
    this.jdbc = jdbc;
    this.row = row;
    this.json = json;
  }

  /** Two people of one district number their items one after the other. */
  void waitForOthers(int district) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:district, 0))")
        .param("district", "standards of " + district)
        .query(rs -> {});
  }

  /** False when the creation has an id that is already taken. */
  boolean add(LocalItem local) {
    return jdbc.sql(
                """
                insert into checklist.local_item
                  (district_id, code, effective_from, effective_to, unit_id, creation_id, category, requirement, method,
                   hazard_phrase, measure, deadline_days, level, frequency, unit_types, basis, verified, reason,
                   made_at, person_id, person_name, post_title, points)
                values
                  (:district, :code, :effective_from, :effective_to, :unit, :creation, :category, :requirement, :method,
                   :hazard_phrase, :measure, :deadline_days, :level, :frequency, :unit_types, :basis, :verified, :reason,
                   :at, :person, :personName, :postTitle, cast(:points as jsonb))
                on conflict (district_id, creation_id) do nothing
                """)
            .params(row.of(local.item()))
            .param("district", local.owner().districtId())
            .param("unit", local.owner().unitId())
            .param("creation", local.creationId())
            .param("reason", local.reason())
            .param("at", local.maker().at().atOffset(ZoneOffset.UTC))
            .param("person", local.maker().personId())
            .param("personName", local.maker().personName())
            .param("postTitle", local.maker().postTitle())
            .update()
        == 1;
  }

  void end(LocalItem local, LocalDate day) {
    jdbc.sql(
            """
            update checklist.local_item
            set effective_to = :day
            where district_id = :district
              and code = :code
              and effective_from = :from
            """)
        .param("day", day)
        .param("district", local.owner().districtId())
        .param("code", local.item().code())
        .param("from", local.item().effectiveFrom())
        .update();
  }

  /** All versions of the items that hold in these districts, as far as the row policies show them. */
  List<LocalItem> items(Collection<Integer> districts) {
    return jdbc.sql(
            """
            select i.district_id, i.code, i.effective_from, i.effective_to, i.unit_id, i.creation_id, i.category,
                   i.requirement, i.method, i.hazard_phrase, i.measure, i.deadline_days, i.level, i.frequency,
                   i.unit_types, i.basis, i.verified, i.reason, i.made_at, i.person_id, i.person_name, i.post_title,
                   i.points
            from checklist.local_item i
            where i.district_id = any (:districts::int[])
            order by i.code, i.effective_from
            """)
        .param("districts", districts.toArray(Integer[]::new))
        .query((rs, n) -> item(rs))
        .list();
  }

  /** The next number of the district, or of all its units, in whatever field. */
  int nextNumber(int district, Owner.Level level) {
    return jdbc.sql(
            """
            insert into checklist.local_number as n (district_id, level, last)
            values (:district, :level, 1)
            on conflict (district_id, level) do update set last = n.last + 1
            returning last
            """)
        .param("district", district)
        .param("level", level.name())
        .query(Integer.class)
        .single();
  }

  private LocalItem item(ResultSet rs) throws SQLException {
    return new LocalItem(
        owner(rs), rs.getObject("creation_id", UUID.class), row.read(rs), rs.getString("reason"), maker(rs));
  }

  /** False when the id is already taken. */
  boolean add(Adaptation adaptation) {
    Tightening tightening = adaptation.tightening();
    Set<UnitType> types = tightening.unitTypes();
    return jdbc.sql(
                """
                insert into checklist.adaptation
                  (district_id, id, unit_id, kind, item_code, checklist_code, frequency, level, deadline_days, unit_types,
                   reason, base_from, effective_from, version, made_at, person_id, person_name, post_title)
                values
                  (:district, :id, :unit, :kind, :item, :checklist, :frequency, :level, :deadline, :unitTypes,
                   :reason, :base, :from, 1, :at, :person, :personName, :postTitle)
                on conflict (district_id, id) do nothing
                """)
            .param("district", adaptation.owner().districtId())
            .param("id", adaptation.id())
            .param("unit", adaptation.owner().unitId())
            .param("kind", adaptation.kind().name())
            .param("item", adaptation.itemCode())
            .param("checklist", adaptation.checklistCode())
            .param("frequency", tightening.frequency() == null ? null : tightening.frequency().name())
            .param("level", tightening.level() == null ? null : tightening.level().name())
            .param("deadline", tightening.deadlineDays())
            .param("unitTypes", types == null ? null : ItemRow.names(types))
            .param("reason", adaptation.reason())
            .param("base", adaptation.baseFrom())
            .param("from", adaptation.effectiveFrom())
            .param("at", adaptation.maker().at().atOffset(ZoneOffset.UTC))
            .param("person", adaptation.maker().personId())
            .param("personName", adaptation.maker().personName())
            .param("postTitle", adaptation.maker().postTitle())
            .update()
        == 1;
  }

  void end(Adaptation adaptation, LocalDate day, String by, String reason) {
    jdbc.sql(
            """
            update checklist.adaptation
            set effective_to = :day, ended_by = :by, end_reason = :reason, version = version + 1
            where district_id = :district
              and id = :id
            """)
        .param("day", day)
        .param("by", by)
        .param("reason", reason)
        .param("district", adaptation.owner().districtId())
        .param("id", adaptation.id())
        .update();
  }

  void confirm(Adaptation adaptation, LocalDate baseFrom) {
    jdbc.sql(
            """
            update checklist.adaptation
            set base_from = :base, version = version + 1
            where district_id = :district
              and id = :id
            """)
        .param("base", baseFrom)
        .param("district", adaptation.owner().districtId())
        .param("id", adaptation.id())
        .update();
  }

  /** Those of these districts, as far as the row policies show them. */
  List<Adaptation> adaptations(Collection<Integer> districts) {
    return jdbc.sql(SELECT + "where a.district_id = any (:districts::int[]) order by a.made_at, a.id")
        .param("districts", districts.toArray(Integer[]::new))
        .query((rs, n) -> adaptation(rs))
        .list();
  }

  /** Those of a unit and of its district. */
  List<Adaptation> adaptationsFor(Collection<Integer> districts, Collection<UUID> units) {
    return jdbc.sql(
            SELECT
                + """
                  where a.district_id = any (:districts::int[])
                    and (a.unit_id is null or a.unit_id = any (:units::uuid[]))
                  """)
        .param("districts", districts.toArray(Integer[]::new))
        .param("units", units.toArray(UUID[]::new))
        .query((rs, n) -> adaptation(rs))
        .list();
  }

  /** Holds it until the transaction ends. */
  Optional<Adaptation> lock(Ref ref) {
    return jdbc.sql(SELECT + "where a.district_id = :district and a.id = :id for update")
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query((rs, n) -> adaptation(rs))
        .optional();
  }

  private static final String SELECT =
      """
      select a.district_id, a.id, a.unit_id, a.kind, a.item_code, a.checklist_code, a.frequency, a.level,
             a.deadline_days, a.unit_types, a.reason, a.base_from, a.effective_from, a.effective_to, a.version,
             a.made_at, a.person_id, a.person_name, a.post_title, a.ended_by, a.end_reason
      from checklist.adaptation a
      """;

  private static Adaptation adaptation(ResultSet rs) throws SQLException {
    String frequency = rs.getString("frequency");
    String level = rs.getString("level");
    Set<UnitType> types = ItemRow.unitTypes(rs);
    return new Adaptation(
        rs.getObject("id", UUID.class),
        owner(rs),
        Kind.valueOf(rs.getString("kind")),
        rs.getString("item_code"),
        rs.getString("checklist_code"),
        new Tightening(
            frequency == null ? null : Frequency.valueOf(frequency),
            level == null ? null : Level.valueOf(level),
            rs.getObject("deadline_days", Integer.class),
            types.isEmpty() ? null : types),
        rs.getString("reason"),
        rs.getObject("base_from", LocalDate.class),
        rs.getObject("effective_from", LocalDate.class),
        rs.getObject("effective_to", LocalDate.class),
        rs.getInt("version"),
        maker(rs),
        rs.getString("ended_by"),
        rs.getString("end_reason"));
  }

  /** Keeps the list, once per content, and answers with the hash it is known by. */
  String keep(int district, ResolvedList list) {
    String known = last.digestOf(list);
    if (known != null && isKept(district, known)) {
      return known;
    }
    String content = json.writeValueAsString(list);
    String digest = sha256(content);
    last.remember(digest, list);
    jdbc.sql(
            """
            insert into checklist.resolved_list
              (district_id, digest, unit_id, checklist_code, checklist_from, title, lines, content)
            values
              (:district, :digest, :unit, :code, :from, :title, :lines, cast(:content as jsonb))
            on conflict (district_id, digest) do nothing
            """)
        .param("district", district)
        .param("digest", digest)
        .param("unit", list.unitId())
        .param("code", list.code())
        .param("from", list.effectiveFrom())
        .param("title", list.title())
        .param("lines", list.lines().size())
        .param("content", content)
        .update();
    return digest;
  }

  /** What was kept before may be gone with the transaction that kept it, and each district keeps its own. */
  private boolean isKept(int district, String digest) {
    return jdbc.sql("select exists (select from checklist.resolved_list where district_id = :district and digest = :digest)")
        .param("district", district)
        .param("digest", digest)
        .query(Boolean.class)
        .single();
  }

  /** Whoever has the name of a list has it from a task or a record that he may read. */
  Optional<ResolvedList> kept(int district, String digest) {
    ResolvedList known = last.find(digest);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<ResolvedList> read = read(district, digest);
    read.ifPresent(list -> last.remember(digest, list));
    return read;
  }

  private Optional<ResolvedList> read(int district, String digest) {
    return jdbc.sql("select content from checklist.resolved_list where district_id = :district and digest = :digest")
        .param("district", district)
        .param("digest", digest)
        .query((rs, n) -> json.readValue(rs.getString("content"), ResolvedList.class))
        .optional();
  }

  private static String sha256(String content) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Owner owner(ResultSet rs) throws SQLException {
    return new Owner(rs.getInt("district_id"), rs.getObject("unit_id", UUID.class));
  }

  private static Maker maker(ResultSet rs) throws SQLException {
    return new Maker(
        rs.getObject("made_at", OffsetDateTime.class).toInstant(),
        rs.getObject("person_id", UUID.class),
        rs.getString("person_name"),
        rs.getString("post_title"));
  }
}
