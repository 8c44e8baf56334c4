package org.bihuan.evidence;

import org.bihuan.platform.Refusal;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** {@code /actuator/health/verification}: apart from readiness, like {@link SigningHealth}. */
@Component("historyVerified")
class VerifiedHealth implements HealthIndicator {

  private final LastVerification last;

  VerifiedHealth(LastVerification last) {
    this.last = last;
  }

  @Override
  public Health health() {
    Refusal trouble = last.look().trouble();
    return trouble == null ? Health.up().build() : Health.outOfService().withDetail("why", trouble.why()).build();
  }
}
