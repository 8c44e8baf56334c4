package org.bihuan.hazard;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes the ledger: row, line of history, photos, proposal and figures, always together. */
@Repository
class HazardStore implements LedgerBook {

  private static final Set<String> JSON_OF_PROPOSALS = Set.of("proposer", "signature", "decider");

  /** A correction changes the description, going onto the ledger gives the number. */
  private static final Set<HazardAct> CHANGE_WORDS = EnumSet.of(HazardAct.EDIT, HazardAct.SUBMIT);

  /** One delta row per changed figure: no row that two registrations would fight for. */
  private static final String COUNT =
      "insert into hazard.tally_delta (district_id, unit_id, id, day, measure, category, level, origin, amount)\n";

  private static final String FIGURES =
      """
      d.id, d.day, d.measure, d.category, d.level, d.origin, d.amount
      from unnest(:figureIds::uuid[], :figureDays::date[], :figureMeasures::text[], :figureCategories::text[],
                  :figureLevels::text[], :figureOrigins::text[], :figureAmounts::bigint[])
        as d (id, day, measure, category, level, origin, amount)
      """;

  private static final String WRITE =
      """
      with written as (
        %%s
        returning district_id, id, unit_id),
      counted as (
        %s
        select w.district_id, w.unit_id, %s
          cross join written w)%%s
      insert into hazard.event
        (district_id, hazard_id, version, unit_id, act, at, actor_id, body, previous_hash, hash, key)
      select w.district_id, w.id, :version, w.unit_id, :act, cast(:at as timestamptz), :actor_id, :body, :previous_hash,
             :hash, :key
      from written w
      """
          .formatted(COUNT, FIGURES);

  private static final String WORDED =
      """
      ,
      worded as (
        insert into hazard.wording (district_id, hazard_id, unit_id, pairs)
        select w.district_id, w.id, w.unit_id, cast(:pairs as bigint[])
        from written w)""";

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batch;
  private final NumberStore numbers;
  private final HazardRow row;

  /** Made at their first use: the columns are the same each time. */
  private final Map<String, String> statements = new ConcurrentHashMap<>();

  HazardStore(JdbcClient jdbc, NamedParameterJdbcTemplate batch, NumberStore numbers, JsonMapper json) {
    this.jdbc = jdbc;
    this.numbers = numbers;
    this.batch = batch;
    this.row = new HazardRow(json);
  }

  @Override
  public String nextNumber(int districtId, Instant now) {
    return numbers.next(districtId, now);
  }

  @Override
  public void giveBackNumber(int districtId, Instant now) {
    numbers.giveBack(districtId, now);
  }

  @Override
  public boolean insert(Entry entry, byte[] registrationHash) {
    Hazard hazard = entry.hazard();
    var values =
        new MapSqlParameterSource(row.columns(hazard, entry.next(), entry.event(), registrationHash));
    // A draft has no wording: nobody but its author finds it.
    boolean worded = hazard.number() != null;
    String statement =
        statements.computeIfAbsent(
            worded ? "insert" : "insert draft",
            any -> WRITE.formatted(insertSql(values), worded ? WORDED : ""));
    return write(statement, entry, values.addValue("pairs", Wording.array(Wording.of(hazard))));
  }

  @Override
  public boolean update(Entry entry) {
    Hazard hazard = entry.hazard();
    MapSqlParameterSource values = values(hazard, entry.next(), entry.event());
    String statement = statements.computeIfAbsent("update", any -> WRITE.formatted(updateSql(values), ""));
    values.addValue("seen", hazard.version() - 1);
    boolean changed = write(statement, entry, values);
    if (changed && hazard.number() != null && CHANGE_WORDS.contains(entry.event().act())) {
      reword(hazard);
    }
    return changed;
  }

  /** Row, line of history and figures in one statement; false where no row was written, and then nothing is. */
  private boolean write(String statement, Entry entry, MapSqlParameterSource values) {
    values.addValues(HazardRow.line(entry.hazard(), entry.event()));
    values.addValues(figures(entry.figures()));
    return batch.update(statement, values) == 1;
  }

  private static String updateSql(MapSqlParameterSource values) {
    String sets =
        Arrays.stream(values.getParameterNames())
            .filter(name -> !name.equals("district_id") && !name.equals("id"))
            .map(name -> name + " = " + place(name, HazardRow.JSON_COLUMNS))
            .collect(Collectors.joining(", "));
    return "update hazard.hazard set " + sets + " where district_id = :district_id and id = :id and version = :seen";
  }

  private static String insertSql(MapSqlParameterSource values) {
    return "insert into hazard.hazard (" + names(values) + ") values (" + places(values, HazardRow.JSON_COLUMNS)
        + ") on conflict (district_id, id) do nothing";
  }

  /** Asks for whatever words it has had, see the policies of the table. */
  private void reword(Hazard hazard) {
    jdbc.sql("select hazard.ask_for('{}')").query((r, n) -> n).list();
    batch.update(
        """
        insert into hazard.wording (district_id, hazard_id, unit_id, pairs)
        values (:district_id, :hazard_id, :unit_id, cast(:pairs as bigint[]))
        on conflict (district_id, hazard_id) do update set pairs = excluded.pairs
        """,
        HazardRow.wording(hazard));
  }

  private MapSqlParameterSource values(Hazard hazard, NextStep next, HazardEvent event) {
    MapSqlParameterSource values = new MapSqlParameterSource(row.columns(hazard, next));
    values.addValue("updated_at", HazardRow.time(event.at()), Types.TIMESTAMP_WITH_TIMEZONE);
    values.addValue("head", event.hash());
    return values;
  }

  private static String names(MapSqlParameterSource values) {
    return String.join(", ", values.getParameterNames());
  }

  private static String places(MapSqlParameterSource values, Set<String> json) {
    return Arrays.stream(values.getParameterNames())
        .map(column -> place(column, json))
        .collect(Collectors.joining(", "));
  }

  private static String place(String column, Set<String> json) {
    return json.contains(column) ? "cast(:" + column + " as jsonb)" : ":" + column;
  }

  @Override
  public void add(Hazard hazard, List<HazardPhoto> photos) {
    for (HazardPhoto photo : photos) {
      jdbc.sql(
              """
              insert into hazard.photo
                (district_id, hazard_id, file_id, unit_id, kind, version, added_by, added_at)
              values (:district, :hazard, :file, :unit, :kind, :version, cast(:by as jsonb), :at)
              on conflict (district_id, hazard_id, file_id) do nothing
              """)
          .param("district", hazard.ref().districtId())
          .param("hazard", hazard.ref().id())
          .param("file", photo.file().id())
          .param("unit", hazard.unitId())
          .param("kind", photo.kind().name())
          .param("version", photo.version())
          .param("by", row.text(photo.addedBy()))
          .param("at", HazardRow.time(photo.addedAt()))
          .update();
    }
  }

  @Override
  public void save(Hazard hazard, Proposal proposal) {
    MapSqlParameterSource values = new MapSqlParameterSource(row.columns(hazard, proposal));
    batch.update(
        "insert into hazard.proposal (" + names(values) + ") values (" + places(values, JSON_OF_PROPOSALS) + """
            )
            on conflict (district_id, id) do update set
              state = excluded.state, signed_by = excluded.signed_by, signature = excluded.signature,
              decided_by = excluded.decided_by, decider = excluded.decider, decided_at = excluded.decided_at,
              opinion = excluded.opinion
            """,
        values);
  }

  /** Figures of many registrations of one unit. */
  void add(Ref unit, Map<Tally, Long> sums) {
    jdbc.sql(COUNT + "select :district, :unit, " + FIGURES)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .params(figures(sums))
        .update();
  }

  /** Named apart from the columns of the row they are written with. */
  private static Map<String, Object> figures(Map<Tally, Long> sums) {
    List<Map.Entry<Tally, Long>> all = List.copyOf(sums.entrySet());
    return Map.of(
        "figureIds", all.stream().map(e -> Ids.next()).toArray(UUID[]::new),
        "figureDays", all.stream().map(e -> Date.valueOf(e.getKey().day())).toArray(Date[]::new),
        "figureMeasures", all.stream().map(e -> e.getKey().measure().name()).toArray(String[]::new),
        "figureCategories", all.stream().map(e -> e.getKey().category().name()).toArray(String[]::new),
        "figureLevels", all.stream().map(e -> e.getKey().level()).toArray(String[]::new),
        "figureOrigins", all.stream().map(e -> e.getKey().origin().name()).toArray(String[]::new),
        "figureAmounts", all.stream().map(Map.Entry::getValue).toArray(Long[]::new));
  }

  @Override
  public Optional<Hazard> lock(Ref ref) {
    return read(ref, "*", " for update").query((r, n) -> row.read(r)).optional();
  }

  @Override
  public Optional<Hazard> find(Ref ref) {
    return read(ref, "*", "").query((r, n) -> row.read(r)).optional();
  }

  @Override
  public Optional<byte[]> registrationHash(Ref ref) {
    return read(ref, "registration_hash", "").query(byte[].class).optional();
  }

  @Override
  public byte[] head(Ref ref) {
    return read(ref, "head", "").query(byte[].class).single();
  }

  private JdbcClient.StatementSpec read(Ref ref, String what, String how) {
    return jdbc.sql("select " + what + " from hazard.hazard where district_id = :district and id = :id" + how)
        .param("district", ref.districtId())
        .param("id", ref.id());
  }

  @Override
  public Optional<String> bodyOfKey(Ref ref, UUID key) {
    return jdbc.sql(
            "select body from hazard.event where district_id = :district and hazard_id = :id and key = :key")
        .param("district", ref.districtId())
        .param("id", ref.id())
        .param("key", key)
        .query(String.class)
        .optional();
  }

  @Override
  public List<HazardEvent> after(Ref ref, int version) {
    return history(ref).stream().filter(event -> event.version() > version).toList();
  }

  List<HazardEvent> history(Ref ref) {
    return jdbc.sql(
            """
            select version, act, at, recorded_at, actor_id, key, body, previous_hash, hash
            from hazard.event
            where district_id = :district and hazard_id = :id
            order by version
            """)
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query((r, n) -> event(r))
        .list();
  }

  static HazardEvent event(ResultSet r) throws SQLException {
    return new HazardEvent(
        r.getInt("version"),
        HazardAct.valueOf(r.getString("act")),
        r.getObject("at", OffsetDateTime.class).toInstant(),
        r.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        r.getObject("actor_id", UUID.class),
        r.getObject("key", UUID.class),
        r.getString("body"),
        r.getBytes("previous_hash"),
        r.getBytes("hash"));
  }

  @Override
  public List<HazardPhoto> photos(Ref ref) {
    return jdbc.sql(
            """
            select file_id, kind, version, added_by, added_at
            from hazard.photo
            where district_id = :district and hazard_id = :id
            order by version, file_id
            """)
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query(
            (r, n) ->
                new HazardPhoto(
                    new Ref(ref.districtId(), r.getObject("file_id", UUID.class)),
                    PhotoKind.valueOf(r.getString("kind")),
                    r.getInt("version"),
                    row.require(r.getString("added_by"), PersonAtPost.class),
                    r.getObject("added_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** The hazards a photo hangs on. */
  List<Hazard> showing(Ref photo) {
    return jdbc.sql("select distinct hazard_id from hazard.photo where district_id = :district and file_id = :file")
        .param("district", photo.districtId())
        .param("file", photo.id())
        .query(UUID.class)
        .list()
        .stream()
        .flatMap(id -> find(new Ref(photo.districtId(), id)).stream())
        .toList();
  }

  @Override
  public List<Proposal> proposals(Ref ref) {
    return jdbc.sql(
            """
            select *
            from hazard.proposal
            where district_id = :district and hazard_id = :id
            order by proposed_at, id
            """)
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query((r, n) -> row.readProposal(r))
        .list();
  }
}
