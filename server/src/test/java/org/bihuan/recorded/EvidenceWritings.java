package org.bihuan.recorded;

import org.bihuan.platform.Role;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;

/** Proofs. */
final class EvidenceWritings extends Writings {

  EvidenceWritings(TestCities cities, TestCity city) {
    super(cities, city);
    route("POST /api/evidence/verification", () -> () -> city.as(Role.AUDIT_ADMIN).post("/api/evidence/verification", ""));
  }
}
