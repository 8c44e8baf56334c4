package org.bihuan.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Year;
import java.util.List;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.HazardLives;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who sees which sums, and what wrong questions are answered. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FigureWallsTest {

  private static final List<String> QUESTIONS =
      List.of("overview", "cube", "units", "tables/A", "tables/B", "tables/C");

  @Autowired TestCities cities;
  @Autowired HazardLives lives;
  private TestCity city;

  @BeforeAll
  void live() {
    city = cities.found();
    lives.live(city, 12, 3);
  }

  @Test
  void everybodyInChargeSeesTheFiguresOfHisReach() {
    for (Role role :
        List.of(
            Role.CITY_ADMIN, Role.CITY_SUPERVISOR, Role.AUDITOR, Role.DISTRICT_ADMIN, Role.DISTRICT_INSPECTOR,
            Role.CLUSTER_ADMIN, Role.UNIT_HEAD, Role.SAFETY_OFFICER)) {
      for (String question : QUESTIONS) {
        Answer answer = ask(city.as(role), question, "");
        assertThat(answer.status()).as(role + " " + question + " " + answer.text()).isEqualTo(200);
      }
    }
    assertThat(ask(city.unitHead(), "overview", "").at("scope/kind")).isEqualTo("UNIT");
    assertThat(ask(city.clusterAdmin(), "overview", "").at("scope/kind")).isEqualTo("CLUSTER");
    assertThat(ask(city.districtAdmin(), "overview", "").at("scope/kind")).isEqualTo("DISTRICT");
    assertThat(ask(city.cityAdmin(), "overview", "").at("scope/kind")).isEqualTo("CITY");
  }

  @Test
  void aNeighbourAndAStrangerSeeOnlyTheirOwnSums() {
    String year = "?period=" + Year.now(BeijingTime.ZONE);
    for (Colleague outsider :
        List.of(city.neighbour(), city.neighbourHead(), city.stranger(), city.strangeDistrictAdmin())) {
      JsonNode overview = ask(outsider, "overview", year).json();
      for (JsonNode figure : overview.at("/figures")) {
        assertThat(figure.at("/value").asDouble()).as(outsider.name() + " " + figure).isZero();
      }
      assertThat(ask(outsider, "cube", year).json().at("/cells")).isEmpty();
      assertThat(ask(outsider, "tables/A", year).text()).doesNotContain("育才学校");
      assertThat(ask(outsider, "units", year).text()).doesNotContain("育才学校");
    }
  }

  @Test
  void aPartOfTheCityThatIsNotOnesOwnLooksLikeOneThatDoesNotExist() {
    String nobody = "?unit=" + city.district() + "-" + Ids.next();
    String own = "?unit=" + city.unit();
    for (String question : QUESTIONS) {
      Answer absent = ask(city.neighbour(), question, nobody);
      assertThat(absent.status()).isEqualTo(404);
      for (Colleague outsider : List.of(city.neighbour(), city.stranger(), city.strangeDistrictAdmin())) {
        assertThat(ask(outsider, question, own).text()).isEqualTo(absent.text());
        assertThat(ask(outsider, question, "?district=" + city.district()).text()).isEqualTo(absent.text());
      }
      assertThat(ask(city.safetyOfficer(), question, "?cluster=" + city.clusterNode()).text()).isEqualTo(absent.text());
      assertThat(ask(city.clusterAdmin(), question, "?district=" + city.district()).text()).isEqualTo(absent.text());
      assertThat(ask(city.strangeDistrictAdmin(), question, "?cluster=" + city.clusterNode()).text())
          .isEqualTo(absent.text());
      assertThat(ask(city.cityAdmin(), question, "?district=999999").text()).isEqualTo(absent.text());
      assertThat(ask(city.cityAdmin(), question, "?cluster=" + Ids.next()).text()).isEqualTo(absent.text());
    }
  }

  @Test
  void whoIsNotInChargeSeesNoFiguresAtAll() {
    for (String question : QUESTIONS) {
      for (Colleague person : List.of(city.postHolder(), city.contractor(), city.as(Role.SYSTEM_ADMIN))) {
        assertThat(ask(person, question, "").status()).as(person.name()).isEqualTo(403);
      }
      Answer keeper = ask(city.as(Role.REPORT_KEEPER), question, "");
      assertThat(keeper.status()).isEqualTo(403);
      assertThat(keeper.problem()).isEqualTo("no-business-data");
      assertThat(city.anonymous().get("/api/figures/" + question).status()).isEqualTo(401);
    }
    assertThat(city.as(Role.AUDIT_ADMIN).get("/api/figures/tables/A.csv").status()).isEqualTo(403);
    assertThat(city.as(Role.REPORT_KEEPER).get("/api/figures/tables/A.csv").status()).isEqualTo(403);
  }

  @Test
  void aWrongQuestionIsRefusedNamingWhatIsWrong() {
    Colleague head = city.unitHead();
    for (String wrong : List.of("2026-13", "2026-Q9", "x", "2999-01", "2026-02-30..2026-03-01")) {
      for (String question : QUESTIONS) {
        Answer answer = ask(head, question, "?period=" + wrong);
        assertThat(answer.status()).as(question + " " + wrong + answer.text()).isEqualTo(422);
        assertThat(answer.at("errors/0/field")).isEqualTo("period");
      }
    }
    assertThat(ask(head, "overview", "?unit=" + city.unit() + "&district=" + city.district()).status()).isEqualTo(422);
    assertThat(ask(head, "overview", "?district=Haidian").status()).isIn(400, 422);
    assertThat(ask(head, "overview", "?cluster=1").status()).isIn(400, 422);
    assertThat(ask(head, "overview", "?unit=1").at("errors/0/field")).isEqualTo("unit");
    assertThat(ask(head, "units", "?state=LAZY").status()).isEqualTo(422);
    assertThat(ask(head, "units", "?cursor=%25%25").status()).isEqualTo(422);
    assertThat(ask(head, "units", "?cursor=bm90LW9uZQ").status()).isEqualTo(422);
    assertThat(ask(head, "tables/D", "").status()).isEqualTo(404);
    assertThat(ask(head, "tables/a", "").status()).isEqualTo(404);
    assertThat(ask(head, "nothing", "").status()).isEqualTo(404);
  }

  private static Answer ask(Colleague person, String question, String query) {
    return person.get("/api/figures/" + question + query);
  }
}
