package org.bihuan.recorded;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Ids;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;

/** What a phone sends in. */
final class SyncWritings extends Writings {

  SyncWritings(TestCities cities, TestCity city) {
    super(cities, city);
    route("POST /api/sync/records", () -> {
      Map<String, Object> record = finding();
      return () -> city.safetyOfficer().post("/api/sync/records", record);
    });
    route("POST /api/sync/phone-secrets", () -> () -> city.safetyOfficer().post("/api/sync/phone-secrets", body("owner", city.safetyOfficer().personId(), "device", Ids.next())));
    route(
        "POST /api/sync/pin-failures",
        () -> () -> city.safetyOfficer().post("/api/sync/pin-failures", body("owner", city.safetyOfficer().personId(), "device", Ids.next(), "at", Instant.now().toString())));
  }

  private Map<String, Object> finding() {
    String photo = Photos.upload(city.safetyOfficer(), city.unit());
    Map<String, Object> content =
        body(
            "kind", "FINDING", "placeText", "地下一层配电间", "category", "FIRE", "description", "配电箱前堆放纸箱，影响操作", "source",
            "PATROL", "foundAt", Instant.now().minusSeconds(60).toString(), "photos",
            List.of(body("file", photo, "kind", "BEFORE")));
    Map<String, Object> device =
        body(
            "id", Ids.next(), "sequence", 7, "at", "2026-01-01T00:00:00Z", "offsetMillis", -86_400_000L, "offsetKnownAt",
            "2025-12-31T00:00:00Z");
    return fresh(
        "owner", city.safetyOfficer().personId(), "unit", city.unit().toString(), "content", content, "originals", List.of(),
        "device", device);
  }
}
