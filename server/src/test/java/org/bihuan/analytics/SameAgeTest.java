package org.bihuan.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A running month beside the one before: what was put right there only later does not count against this one. */
@BihuanTest
class SameAgeTest {

  private static final LocalDate TODAY = LocalDate.now(BeijingTime.ZONE);
  private static final LocalDate FIRST_OF_LAST_MONTH = YearMonth.from(TODAY).minusMonths(1).atDay(1);

  @Autowired private TestCities cities;

  @Test
  void thePeriodBeforeIsAsOldAsThisOne() {
    Period month = Period.of("2026-11", LocalDate.of(2026, 11, 26));
    assertThat(month.sameAgeBefore(LocalDate.of(2026, 11, 26))).isEqualTo(LocalDate.of(2026, 10, 26));
    Period past = Period.of("2026-10", LocalDate.of(2026, 11, 26));
    assertThat(past.sameAgeBefore(LocalDate.of(2026, 11, 26))).isEqualTo(LocalDate.of(2026, 10, 27));
  }

  @Test
  void whatWasWrittenOffLaterInTheMonthBeforeIsNotCompared() {
    TestCity city = cities.found();
    foundLastMonth(city, BeijingTime.startOf(FIRST_OF_LAST_MONTH).plusSeconds(12 * 3600), TODAY);
    foundLastMonth(city, BeijingTime.startOf(FIRST_OF_LAST_MONTH).plusSeconds(13 * 3600), FIRST_OF_LAST_MONTH);
    JsonNode overview = city.districtAdmin().get("/api/figures/overview").json();
    assertThat(overview.at("/before/from").asString()).isEqualTo(FIRST_OF_LAST_MONTH.toString());
    assertThat(figure(overview, "FOUND").at("/before").asInt()).isEqualTo(2);
    assertThat(figure(overview, "RECTIFIED").at("/before").asInt()).isEqualTo(1);
    assertThat(figure(overview, "RATE").at("/before").asInt()).isEqualTo(50);
  }

  private static JsonNode figure(JsonNode overview, String key) {
    return StreamSupport.stream(overview.at("/figures").spliterator(), false)
        .filter(figure -> figure.at("/key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** Found and fixed on the spot then, confirmed and so written off on another day. */
  private static void foundLastMonth(TestCity city, Instant then, LocalDate confirmedOn) {
    Client cook = signedIn(city, city.postHolder(), then);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", Ids.next());
    body.put("unit", city.unit().toString());
    body.put("placeText", "活动室");
    body.put("category", "FIRE");
    body.put("description", "安全出口指示灯不亮");
    body.put("source", "SELF_CHECK");
    body.put("foundAt", then.minusSeconds(600).toString());
    body.put("noPhotoReason", "无法拍照");
    Answer registered = cook.post("/api/hazards", body);
    String acts = "/api/hazards/" + registered.at("ref") + "/acts";
    Map<String, Object> fix =
        Map.of(
            "act", "FIX_ON_SPOT", "measures", "当场更换灯泡", "photos",
            List.of(
                Map.of("file", Photos.upload(city.postHolder(), city.unit()), "kind", "BEFORE"),
                Map.of("file", Photos.upload(city.postHolder(), city.unit()), "kind", "AFTER")));
    int version = cook.post(acts, fix, registered.version()).version();
    Client officer =
        confirmedOn.equals(TODAY) ? city.safetyOfficer() : signedIn(city, city.safetyOfficer(), then.plusSeconds(3600));
    Answer confirmed = officer.post(acts, Map.of("act", "CONFIRM_ON_SPOT_FIX", "conclusion", "照片属实"), version);
    assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
  }

  private static Client signedIn(TestCity city, Colleague who, Instant then) {
    Client client = city.anonymous().at(then);
    assertThat(client.signIn(who.login(), TestCity.PASSWORD).status()).isEqualTo(200);
    return client;
  }
}
