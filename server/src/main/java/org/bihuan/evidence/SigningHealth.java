package org.bihuan.evidence;

import org.bihuan.platform.Refusal;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** {@code /actuator/health/signing}: apart from readiness, because nobody is helped by a node that serves less. */
@Component("historySigned")
class SigningHealth implements HealthIndicator {

  private final Signing signing;
  private final LastVerification last;

  SigningHealth(Signing signing, LastVerification last) {
    this.signing = signing;
    this.last = last;
  }

  @Override
  public Health health() {
    Refusal trouble = signing.look().trouble();
    return trouble == null ? Health.up().withDetail("openFindings", last.openFindings()).build() : Health.outOfService().withDetail("why", trouble.why()).build();
  }
}
