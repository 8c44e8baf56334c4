package org.bihuan.platform;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** {@code /actuator/health/writable}: apart from readiness, because a node that only lets people look still serves. */
@Component("lookingOnly")
class WritableHealth implements HealthIndicator {

  private final ReadOnlyMode mode;

  WritableHealth(ReadOnlyMode mode) {
    this.mode = mode;
  }

  @Override
  public Health health() {
    return mode.reason()
        .map(refusal -> Health.outOfService().withDetail("why", refusal.why()).build())
        .orElseGet(() -> Health.up().build());
  }
}
