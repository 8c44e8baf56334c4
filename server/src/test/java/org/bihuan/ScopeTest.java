package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The two walls around each ledger: the service, and behind it the database itself. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeTest {

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  @Autowired JdbcClient db;
  @Autowired TransactionOperations transaction;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void outOfScopeLooksExactlyLikeNotExisting() {
    Ref missing = new Ref(city.district(), Ids.next());
    for (Colleague outsider : List.of(city.neighbour(), city.stranger(), city.strangeDistrictAdmin())) {
      for (String path : List.of("/api/units/%s", "/api/units/%s/places", "/api/units/%s/people")) {
        Answer foreign = outsider.get(path.formatted(city.unit()));
        Answer nothing = outsider.get(path.formatted(missing));
        assertThat(foreign.status()).as(outsider.name() + " " + path).isEqualTo(404);
        assertThat(foreign.text().replace(city.unit().toString(), "?"))
            .isEqualTo(nothing.text().replace(missing.toString(), "?"));
      }
    }
  }

  @Test
  void aMalformedAddressDoesNotExistEither() {
    for (String odd : List.of("1-2", "110108-zzz", "%25", "110108", "' or 1=1")) {
      assertThat(city.safetyOfficer().get("/api/units/" + odd.replace(" ", "%20").replace("'", "%27")).status())
          .as(odd)
          .isIn(400, 404);
    }
  }

  @Test
  void everybodyWithinSeesTheUnit() {
    for (Role role :
        List.of(
            Role.UNIT_HEAD,
            Role.SAFETY_OFFICER,
            Role.POST_HOLDER,
            Role.CLUSTER_ADMIN,
            Role.DISTRICT_ADMIN,
            Role.CITY_ADMIN)) {
      assertThat(city.as(role).get("/api/units/" + city.unit()).status()).as(role.name()).isEqualTo(200);
    }
  }

  @Test
  void theTreeShowsOnesOwnBranchAndTheLineAboveIt() {
    Answer own = city.postHolder().get("/api/organisation/tree?under=" + city.clusterNode());
    assertThat(own.json()).hasSize(1);
    assertThat(own.at("0/name")).isEqualTo("育才学校");
    assertThat(city.clusterAdmin().get("/api/organisation/tree?under=" + city.clusterNode()).json()).hasSize(2);

    Answer districts = city.postHolder().get("/api/districts");
    assertThat(districts.json()).hasSize(1);
    assertThat(districts.at("0/id")).isEqualTo(String.valueOf(city.district()));
    assertThat(city.stranger().get("/api/organisation/tree?under=" + city.clusterNode()).status()).isEqualTo(404);
  }

  @Test
  void searchFindsNothingOutsideTheScope() {
    assertThat(city.neighbour().get("/api/organisation/search?q=育才学校").json()).isEmpty();
    assertThat(city.neighbour().get("/api/organisation/search?q=%25").json()).isEmpty();
    assertThat(city.neighbour().get("/api/organisation/search?q=_").json()).isEmpty();
    assertThat(city.safetyOfficer().get("/api/organisation/search?q=育才").json()).hasSize(1);
  }

  @Test
  void withoutAScopeTheDatabaseShowsNoRow() {
    Stream.of("organisation.unit", "organisation.place", "organisation.holding", "access.account", "access.session")
        .forEach(
            table ->
                assertThatThrownBy(() -> inTransaction(() -> count(table)))
                    .as(table)
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied"));
    assertThatThrownBy(() -> count("organisation.unit")).hasStackTraceContaining("permission denied");
  }

  @Test
  void aPooledConnectionForgetsTheScopeOfItsLastBorrower() {
    Ref own = city.unit();
    for (int i = 0; i < 50; i++) {
      long mine = as(city.safetyOfficer().actor().scope(), () -> count("organisation.unit"));
      assertThat(mine).isEqualTo(1);
      long theirs =
          as(city.stranger().actor().scope(), () -> countWhere("organisation.unit", "id = '" + own.id() + "'"));
      assertThat(theirs).isZero();
      assertThatThrownBy(() -> inTransaction(() -> count("organisation.unit"))).isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  void theDatabaseItselfHidesANeighboursRows() {
    Scope neighbour = city.neighbour().actor().scope();
    for (String table :
        List.of(
            "organisation.unit where id",
            "organisation.place where unit_id",
            "organisation.post where unit_id",
            "organisation.holding where unit_id")) {
      long rows = as(neighbour, () -> count(table + " = '" + city.unit().id() + "'"));
      assertThat(rows).as(table).isZero();
    }
  }

  @Test
  void aSpelledOutScopeIsNoPattern() {
    Scope everything = new Scope.Units(city.district(), Set.of());
    assertThat(as(everything, () -> count("organisation.unit"))).isZero();
    assertThat(as(new Scope.Districts(Set.of()), () -> count("organisation.unit"))).isZero();
  }

  @Test
  void theDatabaseRefusesARowInAnothersLedger() {
    Scope neighbour = city.neighbour().actor().scope();

    assertThatThrownBy(() -> as(neighbour, () -> insertPlace(city.unit())))
        .hasStackTraceContaining("row-level security");
    assertThatThrownBy(
            () -> as(city.strangeDistrictAdmin().actor().scope(), () -> insertPlace(city.unit())))
        .hasStackTraceContaining("row-level security");
    assertThatThrownBy(
            () ->
                as(
                    city.safetyOfficer().actor().scope(),
                    () -> db.sql("update organisation.unit set district_id = 119999").update()))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void nobodyOfTheApplicationChangesTheAuditTrailOrReadsItAside() {
    for (String sql : List.of("update audit.entry set act = 'x'", "delete from audit.entry", "truncate audit.entry")) {
      for (Scope scope : List.of(new Scope.City(), new Scope.System(), city.safetyOfficer().actor().scope())) {
        assertThatThrownBy(() -> as(scope, () -> db.sql(sql).update()))
            .as(sql)
            .hasStackTraceContaining("permission denied");
      }
    }
    assertThatThrownBy(() -> as(new Scope.City(), () -> count("audit.entry")))
        .hasStackTraceContaining("permission denied");
  }

  private long insertPlace(Ref unit) {
    return db.sql(
            """
            insert into organisation.place (district_id, id, unit_id, kind, name, location, version)
            values (:district, :id, :unit, 'GYM', 'fremd', '', 1)
            """)
        .param("district", unit.districtId())
        .param("id", UUID.randomUUID())
        .param("unit", unit.id())
        .update();
  }

  private long count(String from) {
    return db.sql("select count(*) from " + from).query(Long.class).single();
  }

  private long countWhere(String table, String condition) {
    return count(table + " where " + condition);
  }

  private <T> T inTransaction(Supplier<T> work) {
    return transaction.execute(status -> work.get());
  }

  private <T> T as(Scope scope, Supplier<T> work) {
    UUID nobody = new UUID(0, 0);
    Actor actor = new Actor(nobody, nobody, "某人", nobody, "某岗", Role.POST_HOLDER, nobody, "某处", scope);
    return Acting.as(actor, () -> inTransaction(work));
  }
}
