package org.bihuan.organisation.change;

import java.time.LocalTime;
import org.bihuan.platform.job.Job;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChangeJobs {

  /** Harmless when repeated: what has been settled is not found again. */
  @Bean
  Job changeTheTree(ChangeDesk changes, @Value("${bihuan.organisation.changes-at:00:05}") LocalTime at) {
    return Job.daily(at, "organisation.change", run -> changes.carryOutDue());
  }
}
