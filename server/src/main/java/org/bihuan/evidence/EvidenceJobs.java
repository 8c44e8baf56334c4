package org.bihuan.evidence;

import java.time.Duration;
import java.time.LocalTime;
import org.bihuan.platform.job.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EvidenceJobs {

  private static final Logger LOG = LoggerFactory.getLogger(EvidenceJobs.class);
  private static final Duration BY_NIGHT = Duration.ofHours(4);

  @Bean
  Job sealHistory(Checkpoints checkpoints, @Value("${bihuan.evidence.seal-every:PT5S}") Duration pause) {
    return Job.every(pause, "evidence.seal", run -> checkpoints.seal(false));
  }

  @Bean
  Job signCheckpoint(
      Checkpoints checkpoints,
      @Value("${bihuan.evidence.suite:INTL}") Suite suite,
      @Value("${bihuan.evidence.sign-every:PT10M}") Duration pause) {
    return Job.every(
        pause,
        "evidence.sign",
        run -> {
          checkpoints.use(suite);
          checkpoints.sign();
        });
  }

  /** Nobody has to remember to ask: what it finds stands in the audit trail, on 今天 of who answers for it, and in the log. */
  @Bean
  Job verifyHistory(Verification verification, @Value("${bihuan.evidence.verify-at:03:30}") LocalTime at) {
    return Job.daily(at, "evidence.verify", run -> verify(verification));
  }

  private static void verify(Verification verification) {
    Verification.Report report = verification.run(BY_NIGHT);
    if (!report.findings().isEmpty()) {
      LOG.error("存证核验发现{}，请审计管理员立即核查", Verification.many(report.findings().size()));
    }
  }
}
