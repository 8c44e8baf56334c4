package org.bihuan.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Ids;

/** A hazard found, put right on the spot with both photos, and confirmed by the unit: written off. */
public final class WrittenOff {

  private WrittenOff() {}

  /** Returns its address. */
  public static String at(TestCity city, Instant day) {
    Client finder = then(city.postHolder(), day);
    String before = Photos.upload(finder, city.unit());
    String after = Photos.upload(finder, city.unit());
    Answer made =
        finder.post(
            "/api/hazards",
            Map.of(
                "id", Ids.next(), "unit", city.unit().toString(), "placeText", "西侧门厅", "category", "FIRE", "description",
                "门厅堆放课桌", "source", "PATROL", "foundAt", day.toString(), "photos",
                List.of(Map.of("file", before, "kind", "BEFORE")), "draft", false));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    String acts = "/api/hazards/" + made.at("ref") + "/acts";
    Answer fixed =
        finder.post(
            acts,
            Map.of("act", "FIX_ON_SPOT", "measures", "课桌已搬离", "photos", List.of(Map.of("file", after, "kind", "AFTER"))),
            made.version());
    assertThat(fixed.status()).as(fixed.toString()).isEqualTo(200);
    Answer confirmed =
        then(city.safetyOfficer(), day).post(acts, Map.of("act", "CONFIRM_ON_SPOT_FIX", "conclusion", "现场确认"), fixed.version());
    assertThat(confirmed.at("status")).as(confirmed.toString()).isEqualTo("CLOSED");
    return made.at("ref");
  }

  /** Somebody signed in on another day. */
  public static Client then(Colleague who, Instant day) {
    Client then = who.at(day);
    assertThat(then.signIn(who.login(), TestCity.PASSWORD).status()).isEqualTo(200);
    return then;
  }
}
