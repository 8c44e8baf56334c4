package org.bihuan.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The results of verifications, each kept as it was. */
@Repository
class VerificationStore {

  /**
   * @param by null for the one of every night
   * @param named the findings in words; runs of older versions kept the first five
   * @param unsealed of each kind of row how many no entry seals; empty where nobody counted
   * @param failure why it did not come to its end; null where it did
   */
  record Result(
      Instant at,
      @Nullable String by,
      int findings,
      List<String> named,
      Map<String, Long> unsealed,
      @Nullable String failure) {}

  private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

  private final JdbcClient db;
  private final JsonMapper json;

  VerificationStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  void add(Result result) {
    db.sql(
            """
            insert into evidence.verification (id, at, by_name, findings, named, unsealed, failure)
            values (:id, :at, :by, :findings, :named, :unsealed::jsonb, :failure)
            """)
        .param("id", Ids.at(result.at()))
        .param("at", result.at().atOffset(ZoneOffset.UTC))
        .param("by", result.by())
        .param("findings", result.findings())
        .param("named", result.named().toArray(String[]::new))
        .param("unsealed", json.writeValueAsString(result.unsealed()))
        .param("failure", result.failure())
        .update();
  }

  Optional<Result> last() {
    return one("select * from evidence.verification order by at desc, id desc limit 1");
  }

  /** The last that came to its end. */
  Optional<Result> lastDone() {
    return one("select * from evidence.verification where failure is null order by at desc, id desc limit 1");
  }

  private Optional<Result> one(String sql) {
    return db.sql(sql).query(this::result).optional();
  }

  private Result result(ResultSet r, int number) throws SQLException {
    String unsealed = r.getString("unsealed");
    return new Result(
        r.getObject("at", OffsetDateTime.class).toInstant(),
        r.getString("by_name"),
        r.getInt("findings"),
        List.of((String[]) r.getArray("named").getArray()),
        unsealed == null ? Map.of() : json.readValue(unsealed, COUNTS),
        r.getString("failure"));
  }
}
