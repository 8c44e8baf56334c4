package org.bihuan.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
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

/** Whoever looks, every number opens the ledger at exactly the rows it counts. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresOpenTheirRowsTest {

  private static final LocalDate TODAY = LocalDate.now(BeijingTime.ZONE);

  @Autowired TestCities cities;
  @Autowired HazardLives lives;
  private TestCity city;

  @BeforeAll
  void live() {
    city = cities.found();
    lives.live(city, 60, 7);
    neighbourRegistersOne();
  }

  @Test
  void whatIsRegisteredLateIsCountedAndOpensItsRows() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", Ids.next());
    body.put("unit", city.unit().toString());
    body.put("placeText", "食堂");
    body.put("category", "FIRE");
    body.put("description", "燃气报警器断电");
    body.put("source", "SELF_CHECK");
    body.put("foundAt", BeijingTime.startOf(TODAY.minusDays(20)).toString());
    body.put("noPhotoReason", "无法拍照");
    Answer registered = city.safetyOfficer().post("/api/hazards", body);
    assertThat(registered.json().at("/lateDays").asLong()).as(registered.text()).isEqualTo(20);
    JsonNode late = figure(overview(city.districtAdmin(), "?period=" + TODAY.getYear()), "REGISTERED_LATE");
    assertThat(late.at("/value").asLong()).isPositive();
    opens(city.districtAdmin(), late);
  }

  private void neighbourRegistersOne() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", Ids.next());
    body.put("unit", city.neighbourUnit().toString());
    body.put("placeText", "活动室");
    body.put("category", "FIRE");
    body.put("description", "安全出口上锁");
    body.put("source", "SELF_CHECK");
    body.put("foundAt", BeijingTime.startOf(TODAY).toString());
    body.put("noPhotoReason", "无法拍照");
    assertThat(city.neighbour().post("/api/hazards", body).status()).isEqualTo(201);
  }

  private List<Colleague> everybodyOfTheDistrict() {
    return List.of(
        city.unitHead(), city.safetyOfficer(), city.clusterAdmin(), city.districtAdmin(), city.districtInspector());
  }

  @Test
  void eachFigureEqualsTheNumberOfItsRows() {
    String month = TODAY.toString().substring(0, 7);
    for (Colleague person : List.of(city.safetyOfficer(), city.clusterAdmin(), city.districtAdmin())) {
      for (String period : List.of(month, String.valueOf(TODAY.getYear()))) {
        JsonNode overview = overview(person, "?period=" + period);
        overview.at("/figures").forEach(figure -> opens(person, figure));
      }
    }
  }

  @Test
  void whatIsProposedAsMajorIsCountedApartFromWhatIsGraded() {
    JsonNode overview = overview(city.districtAdmin(), "?period=" + TODAY.getYear());
    JsonNode proposed = figure(overview, "MAJOR_PROPOSED");
    assertThat(proposed.at("/value").asLong()).isPositive();
    String graded = figure(overview, "MAJOR_OPEN").at("/rows").asString();
    JsonNode both = city.districtAdmin().get("/api/hazards?limit=1&open=true&level=MAJOR,PROPOSED_MAJOR").json();
    assertThat(rows(city.districtAdmin(), graded) + proposed.at("/value").asLong())
        .isEqualTo(both.at("/count/value").asLong());
  }

  @Test
  void eachPointOfEachCurveMapAndShareEqualsTheNumberOfItsRows() {
    for (Colleague person : List.of(city.unitHead(), city.clusterAdmin(), city.districtAdmin())) {
      JsonNode overview = overview(person, "?period=" + TODAY.minusDays(60) + ".." + TODAY);
      overview.at("/trend").forEach(step -> opens(person, step, "found", "foundRows"));
      overview.at("/trend").forEach(step -> opens(person, step, "rectified", "rectifiedRows"));
      overview.at("/levels").forEach(level -> opens(person, level, "found", "foundRows"));
      overview.at("/levels").forEach(level -> opens(person, level, "open", "openRows"));
      overview.at("/origins").forEach(share -> opens(person, share, "value", "rows"));
      overview.at("/ageing").forEach(share -> opens(person, share, "value", "rows"));
      overview.at("/heat/rows").forEach(row -> row.at("/cells").forEach(cell -> opens(person, cell, "value", "rows")));
      overview.at("/children/rows")
          .forEach(
              child ->
                  child.at("/rows")
                      .properties()
                      .forEach(link -> childOpens(person, child, link.getKey(), link.getValue().asString())));
    }
  }

  @Test
  void thePartsOfAWholeAddUpToIt() {
    for (Colleague person : everybodyOfTheDistrict()) {
      JsonNode overview = overview(person, "?period=" + TODAY.minusDays(90) + ".." + TODAY);
      long found = figure(overview, "FOUND").at("/value").asLong();
      long open = figure(overview, "OPEN").at("/value").asLong();
      assertThat(found).isPositive();
      assertThat(open).isPositive();
      assertThat(sum(overview.at("/trend"), "found")).isEqualTo(found);
      assertThat(sum(overview.at("/levels"), "found")).isEqualTo(found);
      assertThat(sum(overview.at("/levels"), "open")).isEqualTo(open);
      assertThat(sum(overview.at("/origins"), "value")).isEqualTo(found);
      assertThat(sum(overview.at("/ageing"), "value")).isEqualTo(open);
      long heat = 0;
      for (JsonNode row : overview.at("/heat/rows")) {
        heat += sum(row.at("/cells"), "value");
      }
      assertThat(heat).isEqualTo(found);
      if (!overview.at("/children").isNull()) {
        assertThat(sum(overview.at("/children/rows"), "found")).isEqualTo(found);
        assertThat(sum(overview.at("/children/rows"), "open")).isEqualTo(open);
      }
    }
  }

  @Test
  void theCitySeesTheDistrictAsTheDistrictSeesItself() {
    Colleague director = city.cityAdmin();
    String period = "&period=" + TODAY.minusDays(45) + ".." + TODAY;
    JsonNode own = overview(city.districtAdmin(), "?" + period.substring(1));
    JsonNode fromAbove = overview(director, "?district=" + city.district() + period);
    assertThat(fromAbove.at("/figures").toString()).isEqualTo(own.at("/figures").toString());
    assertThat(fromAbove.at("/heat").toString()).isEqualTo(own.at("/heat").toString());

    JsonNode whole = overview(director, "?" + period.substring(1));
    assertThat(whole.at("/scope/kind").asString()).isEqualTo("CITY");
    JsonNode line = child(whole, "district=" + city.district());
    assertThat(line.at("/found").asLong()).isEqualTo(figure(own, "FOUND").at("/value").asLong());
    assertThat(line.at("/open").asLong()).isEqualTo(figure(own, "OPEN").at("/value").asLong());
    assertThat(line.at("/overdue").asLong()).isEqualTo(figure(own, "OVERDUE").at("/value").asLong());
    assertThat(rows(director, line.at("/rows/open").asString())).isEqualTo(line.at("/open").asLong());
  }

  @Test
  void everyCellOfTheCubeOpensItsRows() {
    for (Colleague person : List.of(city.unitHead(), city.districtAdmin())) {
      JsonNode cube = person.get("/api/figures/cube?period=" + TODAY.minusDays(6) + ".." + TODAY).json();
      assertThat(cube.at("/cells").size()).isPositive();
      for (JsonNode cell : cube.at("/cells")) {
        for (String measure : List.of("found", "rectified", "writtenOff", "open", "overdue", "dueSoon")) {
          String rows = cell.at("/where").asString() + "&" + cube.at("/rows/" + measure).asString();
          long counted = cell.at("/" + measure).asLong();
          if (counted > 0) {
            assertThat(rows(person, rows)).as(rows).isEqualTo(counted);
          }
        }
      }
    }
  }

  @Test
  void anyPeriodHoweverItIsPutTogetherCountsWhatTheLedgerLists() {
    Colleague admin = city.districtAdmin();
    LocalDate first = TODAY.withDayOfMonth(1);
    for (LocalDate from : List.of(first, first.plusDays(3), first.minusDays(3), TODAY.minusDays(117))) {
      for (LocalDate to : List.of(TODAY.plusDays(9), first.plusDays(10))) {
        JsonNode overview = overview(admin, "?period=" + from + ".." + to);
        for (String key : List.of("FOUND", "RECTIFIED", "WRITTEN_OFF", "WITHDRAWN")) {
          opens(admin, figure(overview, key));
        }
      }
    }
  }

  @Test
  void theMedianIsTheMiddleOfTheDaysOnTheLedger() {
    Colleague head = city.unitHead();
    String period = TODAY.minusDays(200) + ".." + TODAY;
    JsonNode overview = overview(head, "?period=" + period);
    String rows = figure(overview, "WRITTEN_OFF").at("/rows").asString();
    JsonNode closed = head.get("/api/hazards?limit=100&" + rows).json();
    List<Long> days = new java.util.ArrayList<>();
    for (JsonNode row : closed.at("/items")) {
      LocalDate from = day(row.at("/registeredAt"));
      days.add(from.until(day(row.at("/closedAt")), java.time.temporal.ChronoUnit.DAYS));
    }
    days.sort(null);
    int n = days.size();
    double middle = (days.get((n - 1) / 2) + days.get(n / 2)) / 2.0;
    assertThat(figure(overview, "MEDIAN_DAYS").at("/value").asDouble()).isEqualTo(middle);
  }

  private static LocalDate day(JsonNode instant) {
    return BeijingTime.dayOf(java.time.Instant.parse(instant.asString()));
  }

  private static JsonNode overview(Colleague person, String query) {
    Answer answer = person.get("/api/figures/overview" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  static JsonNode figure(JsonNode overview, String key) {
    for (JsonNode figure : overview.at("/figures")) {
      if (figure.at("/key").asString().equals(key)) {
        return figure;
      }
    }
    throw new AssertionError("no figure " + key);
  }

  private static JsonNode child(JsonNode overview, String scope) {
    for (JsonNode child : overview.at("/children/rows")) {
      if (child.at("/scope").asString().equals(scope)) {
        return child;
      }
    }
    throw new AssertionError("no child " + scope);
  }

  private static long sum(JsonNode parts, String of) {
    long sum = 0;
    for (JsonNode part : parts) {
      sum += part.at("/" + of).asLong();
    }
    return sum;
  }

  private static void opens(Colleague person, JsonNode figure) {
    String kind = figure.at("/kind").asString();
    if (kind.equals("MONEY")) {
      assertThat(spent(person, figure.at("/rows").asString())).isEqualTo(figure.at("/value").asLong());
    } else if (kind.equals("RATE") && !figure.at("/rows").isNull()) {
      opens(person, figure, "denominator", "rows");
    } else if (kind.equals("DAYS")) {
      assertThat(rows(person, figure.at("/rows").asString()) > 0).isEqualTo(!figure.at("/value").isNull());
    } else if (!figure.at("/rows").isNull()) {
      opens(person, figure, "value", "rows");
    } else {
      assertThat(kind).isNotEqualTo("COUNT");
    }
  }

  /** A rate opens what it is a share of, a median what it is taken from. */
  private static void childOpens(Colleague person, JsonNode child, String column, String query) {
    long rows = rows(person, query);
    if (column.equals("medianDays")) {
      assertThat(rows > 0).as(child + " " + column).isEqualTo(!child.at("/medianDays").isNull());
    } else {
      long counted = child.at(column.equals("rate") ? "/found" : "/" + column).asLong();
      assertThat(rows).as(child + " " + column).isEqualTo(counted);
    }
  }

  private static void opens(Colleague person, JsonNode at, String value, String rows) {
    String query = at.at("/" + rows).asString();
    assertThat(rows(person, query)).as(person.name() + ": " + at).isEqualTo(at.at("/" + value).asLong());
  }

  private static long rows(Colleague person, String query) {
    Answer answer = person.get("/api/hazards?limit=1&" + query);
    assertThat(answer.status()).as(query + " " + answer.text()).isEqualTo(200);
    return answer.json().at("/count/value").asLong();
  }

  private static long spent(Colleague person, String query) {
    long fen = 0;
    for (JsonNode row : person.get("/api/hazards?limit=100&" + query).json().at("/items")) {
      fen += person.get("/api/hazards/" + row.at("/ref").asString()).json().at("/completion/actualFen").asLong();
    }
    return fen;
  }
}
