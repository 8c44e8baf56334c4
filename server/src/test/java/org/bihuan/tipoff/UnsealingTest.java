package org.bihuan.tipoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ids;
import org.bihuan.platform.MovableClock;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** RP-03: who reported is opened by two persons, with a reason, for a day, for one report, on the record. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnsealingTest {

  private static final String UNSEALINGS = "/api/tipoff/unsealings";

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  @Autowired UnsealingDesk desk;
  @Autowired TransactionOperations transaction;
  @TempDir static Path elsewhere;
  TestCity city;
  Colleague keeper;
  Colleague seal;

  @BeforeAll
  void found() {
    city = cities.found();
    keeper = city.as(Role.REPORT_KEEPER).proved();
    seal = city.as(Role.SEAL_KEEPER).proved();
  }

  private String named() {
    Map<String, Object> report = Reporter.about(city.unit());
    report.putAll(Map.of("name", "甄敢言", "phone", "13912345678"));
    Reporter.somewhere(city).report(report);
    return city.district() + "-" + report.get("id");
  }

  private Answer ask(String report) {
    return keeper.post(UNSEALINGS, Map.of("id", Ids.next(), "report", report, "reason", "须向反映人核实具体时间"));
  }

  @Test
  void aReportTellsWhetherItsNameMayBeAskedFor() {
    Map<String, Object> unnamed = Reporter.about(city.unit());
    Reporter.somewhere(city).report(unnamed);
    String nothingThere = city.district() + "-" + unnamed.get("id");
    assertThat(keeper.get("/api/tipoff/reports/" + named()).at("can/0")).isEqualTo("ASK_UNSEALING");
    assertThat(keeper.get("/api/tipoff/reports/" + nothingThere).json().at("/can")).isEmpty();
    assertThat(ask(nothingThere).problem()).isEqualTo("nothing-sealed");
  }

  @Test
  void oneAsksWithAReasonTheOtherHoldsTheSecondKeyAndEachLookIsCounted() {
    String report = named();
    Answer asked = ask(report);
    assertThat(asked.status()).as(asked.text()).isEqualTo(200);
    String path = UNSEALINGS + "/" + asked.at("ref");
    assertThat(keeper.post(path + "/identity", Map.of()).problem()).isEqualTo("not-open");
    assertThat(keeper.post(path + "/decision", Map.of("decision", "AGREED")).status()).isEqualTo(403);

    assertThat(seal.post(path + "/decision", Map.of("decision", "AGREED")).status()).isEqualTo(200);

    Answer seen = keeper.post(path + "/identity", Map.of());
    assertThat(seen.at("name")).isEqualTo("甄敢言");
    assertThat(seen.at("phone")).isEqualTo("13912345678");
    assertThat(seen.header("Cache-Control")).contains("no-store");
    assertThat(seal.post(path + "/identity", Map.of()).status()).as("the second key opens nothing alone").isEqualTo(403);
    Answer told = city.as(Role.AUDIT_ADMIN).get(UNSEALINGS);
    assertThat(told.text()).contains(asked.at("ref"), "须向反映人核实具体时间").doesNotContain("甄敢言", "13912345678");
    for (String act : List.of("report.identity.ask", "report.identity.decide", "report.identity.look")) {
      assertThat(onTrail(act, report)).as(act).isEqualTo(1);
    }
  }

  @Test
  void afterADayItIsClosedAgain() {
    Answer asked = ask(named());
    String path = UNSEALINGS + "/" + asked.at("ref");
    seal.post(path + "/decision", Map.of("decision", "AGREED"));

    Acting.run(
        keeper.actor(),
        () -> assertThat(desk.look(keeper.actor(), Ref.valueOf(asked.at("ref"))).name()).isEqualTo("甄敢言"));
    Instant later = Instant.now().plus(Duration.ofHours(24)).plusSeconds(5);
    MovableClock.at(
        later,
        () -> {
          assertThatThrownBy(() -> desk.look(keeper.actor(), Ref.valueOf(asked.at("ref"))))
              .isInstanceOf(Refusal.class)
              .hasMessageContaining("not-open");
          return true;
        });
  }

  @Test
  void withoutAFreshProofNobodyAsksAndNobodyElseAsksAtAll() {
    String report = named();
    Colleague other = cities.hire("另报管", city.districtNode(), Role.REPORT_KEEPER).signIn();
    Map<String, Object> asking = Map.of("id", Ids.next(), "report", report, "reason", "核实");

    assertThat(other.post(UNSEALINGS, asking).problem()).isEqualTo("step-up-needed");
    for (Role role : List.of(Role.CITY_ADMIN, Role.DISTRICT_ADMIN, Role.AUDIT_ADMIN, Role.SECURITY_ADMIN, Role.UNIT_HEAD)) {
      assertThat(city.as(role).post(UNSEALINGS, asking).status()).as(role.name()).isEqualTo(403);
    }
    assertThat(seal.post(UNSEALINGS, asking).status()).isEqualTo(403);
  }

  @Test
  void whatAnotherKeeperWasGrantedOpensNothingToMe() {
    Answer asked = ask(named());
    String path = UNSEALINGS + "/" + asked.at("ref");
    seal.post(path + "/decision", Map.of("decision", "AGREED"));
    Colleague other = cities.hire("又报管", city.districtNode(), Role.REPORT_KEEPER).signIn().proved();

    assertThat(other.post(path + "/identity", Map.of()).status()).isEqualTo(404);
    assertThat(other.get(UNSEALINGS).text()).doesNotContain(asked.at("ref"));
  }

  @Test
  void aWholeDumpAndOneAdministratorsAccountShowNoIdentity() {
    String report = named();
    List<String> tables =
        database
            .everything()
            .sql("select schemaname || '.' || tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")
            .query(String.class)
            .list();
    for (String table : tables) {
      String rows =
          database
              .everything()
              .sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
              .query(String.class)
              .single();
      assertThat(rows).as(table).doesNotContain("甄敢言", "13912345678");
    }
    for (Role role : Role.values()) {
      Colleague person = city.as(role);
      for (String path : List.of("/api/tipoff/reports", "/api/tipoff/reports/" + report, UNSEALINGS, "/api/audit/entries")) {
        assertThat(person.get(path).text()).as(role + " " + path).doesNotContain("甄敢言", "13912345678");
      }
    }
  }

  @Test
  void eachHalfOfTheKeyAloneOpensNothingAndWhatIsSealedBelongsToItsReport() throws IOException {
    IdentityVault vault = new IdentityVault(elsewhere, elsewhere.resolve("seal-disk/seal.key"));
    Ref report = new Ref(110108, UUID.randomUUID());
    Report.Sealed sealed = vault.seal(report, "{\"name\":\"甄敢言\"}");

    assertThat(vault.open(report, sealed)).contains("甄敢言");
    assertThatThrownBy(() -> vault.open(new Ref(110108, UUID.randomUUID()), sealed)).isInstanceOf(Refusal.class);
    IdentityVault otherSeal = new IdentityVault(elsewhere, elsewhere.resolve("other/seal.key"));
    assertThatThrownBy(() -> otherSeal.open(report, sealed)).isInstanceOf(Refusal.class);
    Report.Sealed again = vault.seal(report, "{\"name\":\"甄敢言\"}");
    Report.Sealed mixed = new Report.Sealed(sealed.identity(), again.keeperShare(), sealed.sealShare());
    assertThatThrownBy(() -> vault.open(report, mixed)).isInstanceOf(Refusal.class);
  }

  @Test
  void twoYearsAfterClosingTheIdentityIsDestroyed() {
    String old = named();
    String recent = named();
    close(old, 731);
    close(recent, 700);

    Acting.asSystem(() -> transaction.execute(status -> desk.destroyOld()));

    assertThat(sealedBytes(old)).isZero();
    assertThat(sealedBytes(recent)).isPositive();
    assertThat(ask(old).problem()).isEqualTo("nothing-sealed");
  }

  private void close(String report, int daysAgo) {
    database
        .everything()
        .sql("update tipoff.report set state = 'CLOSED', answer = '已办结', closed_on = current_date - :days where id = :id::uuid")
        .param("days", daysAgo)
        .param("id", report.substring(7))
        .update();
  }

  private long sealedBytes(String report) {
    return database
        .everything()
        .sql(
            """
            select coalesce(length(identity), 0) + coalesce(length(keeper_share), 0) + coalesce(length(seal_share), 0)
            from tipoff.report
            where id = :id::uuid
            """)
        .param("id", report.substring(7))
        .query(Long.class)
        .single();
  }

  private long onTrail(String act, String report) {
    return database
        .everything()
        .sql("select count(*) from audit.entry where act = :act and subject = :report")
        .param("act", act)
        .param("report", "report " + report)
        .query(Long.class)
        .single();
  }
}
