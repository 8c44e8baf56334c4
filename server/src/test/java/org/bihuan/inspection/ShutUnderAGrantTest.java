package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.Test;

/** Who is to look blindly does not read the file under the grant of a team that checks the unit, either. */
class ShutUnderAGrantTest extends TeamsSent {

  private static final int DUE_AFTER = 29;

  @Test
  void the_file_of_a_blind_look_stays_shut_under_the_post_of_a_team() {
    String hazard = writtenOff();
    leader = city.districtInspector();
    LocalDate day = today().plusDays(DUE_AFTER);
    Answer plan = issued(city.cityAdmin(), "CITY_CHECK", day, day.plusDays(2), List.of(city.unit()));
    Client own = signedIn(leader, day);
    Client granted = signedIn(leader, day).with("X-Acting-Post", missionPost(plan, leader));
    assertThat(start(granted, plan).status()).isEqualTo(200);
    assertThat(granted.get(hazard).status()).as("a team at work reads the ledger of its target").isEqualTo(200);

    Answer taken = own.post("/api/inspection/blind-looks", Map.of("id", Ids.next()));
    assertThat(taken.status()).as(taken.toString()).isEqualTo(201);

    for (String part : List.of(hazard, hazard + "/history", hazard + "/chain")) {
      assertThat(own.get(part).problem()).isEqualTo("blind-look-open");
      assertThat(granted.get(part).problem()).as("under the grant: " + part).isEqualTo("blind-look-open");
    }
    assertThat(granted.get("/api/hazards?unit=" + city.unit()).text()).contains("盲查中").doesNotContain("堆放课桌");
    Client colleague = signedIn(member, day).with("X-Acting-Post", missionPost(plan, member));
    assertThat(colleague.get(hazard).status()).as("to his colleague it is open").isEqualTo(200);
  }

  private String writtenOff() {
    Colleague finder = city.postHolder();
    String before = Photos.upload(finder, city.unit());
    String after = Photos.upload(finder, city.unit());
    Answer made =
        finder.post(
            "/api/hazards",
            Map.of(
                "id", Ids.next(), "unit", city.unit().toString(), "placeText", "西侧门厅", "category", "FIRE", "description",
                "门厅堆放课桌", "source", "PATROL", "foundAt", Instant.now().toString(), "photos",
                List.of(Map.of("file", before, "kind", "BEFORE")), "draft", false));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    String file = "/api/hazards/" + made.at("ref");
    Answer fixed =
        finder.post(
            file + "/acts",
            Map.of("act", "FIX_ON_SPOT", "measures", "课桌已搬离", "photos", List.of(Map.of("file", after, "kind", "AFTER"))),
            made.version());
    Answer confirmed =
        city.safetyOfficer().post(file + "/acts", Map.of("act", "CONFIRM_ON_SPOT_FIX", "conclusion", "现场确认"), fixed.version());
    assertThat(confirmed.at("status")).as(confirmed.toString()).isEqualTo("CLOSED");
    return file;
  }

  private static Client signedIn(Colleague who, LocalDate day) {
    Client client = who.at(day.atTime(12, 0).atZone(BeijingTime.ZONE).toInstant());
    assertThat(client.signIn(who.login(), TestCity.PASSWORD).status()).isEqualTo(200);
    return client;
  }
}
