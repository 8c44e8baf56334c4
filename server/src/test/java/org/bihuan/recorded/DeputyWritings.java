package org.bihuan.recorded;

import java.time.Instant;
import java.util.Map;
import org.bihuan.platform.Role;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;

/** Acting for somebody else. */
final class DeputyWritings extends Writings {

  DeputyWritings(TestCities cities, TestCity city) {
    super(cities, city);
    route("POST /api/substitutions", () -> {
      Colleague head = head();
      Map<String, Object> wish = substitution();
      return () -> head.post("/api/substitutions", wish);
    });
    route("PUT /api/substitutions/{id}/end", () -> {
      Colleague head = head();
      Map<String, Object> wish = substitution();
      done(head.post("/api/substitutions", wish));
      return () -> head.put("/api/substitutions/" + wish.get("id") + "/end", Map.of());
    });
    route("POST /api/emergency-grants", () -> {
      Map<String, Object> wish = emergency();
      Colleague system = system();
      return () -> system.post("/api/emergency-grants", wish);
    });
    route("PUT /api/emergency-grants/{id}/decision", () -> {
      Map<String, Object> wish = asked();
      Colleague security = security();
      return () -> security.put("/api/emergency-grants/" + wish.get("id") + "/decision", Map.of("decision", "CONFIRMED"));
    });
    route("PUT /api/emergency-grants/{id}/withdrawal", () -> {
      Map<String, Object> wish = asked();
      Colleague system = system();
      return () -> system.put("/api/emergency-grants/" + wish.get("id") + "/withdrawal", Map.of());
    });
    route("PUT /api/emergency-grants/{id}/end", () -> {
      Map<String, Object> wish = asked();
      done(security().put("/api/emergency-grants/" + wish.get("id") + "/decision", Map.of("decision", "CONFIRMED")));
      Colleague system = system();
      return () -> system.put("/api/emergency-grants/" + wish.get("id") + "/end", Map.of());
    });
  }

  private Colleague head() {
    return cities.hire("留痕校长", city.unit().id(), Role.UNIT_HEAD).signIn().proved();
  }

  private Map<String, Object> substitution() {
    return fresh(
        "personId", cities.newcomer("留痕副职", city).personId(), "from", Instant.now().minusSeconds(1).toString(), "until",
        Instant.now().plusSeconds(86_400).toString(), "reason", "外出开会");
  }

  private Map<String, Object> asked() {
    Map<String, Object> wish = emergency();
    done(system().post("/api/emergency-grants", wish));
    return wish;
  }

  private Map<String, Object> emergency() {
    Colleague helper = cities.hire("留痕督导", city.cityAdmin().actor().nodeId(), Role.CITY_SUPERVISOR);
    return fresh(
        "personId", helper.personId(), "post", city.districtAdmin().post().toString(), "hours", 2, "reason",
        "区级管理员失联，需立即处置");
  }
}
