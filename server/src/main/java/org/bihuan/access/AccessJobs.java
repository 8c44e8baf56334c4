package org.bihuan.access;

import java.time.LocalTime;
import org.bihuan.platform.job.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessJobs {

  private static final Logger LOG = LoggerFactory.getLogger(AccessJobs.class);

  /** Harmless when repeated: whoever is disabled already is not found again. */
  @Bean
  Job disableUnusedAccounts(Accounts accounts, @Value("${bihuan.unused.at:03:10}") LocalTime at) {
    return Job.daily(
        at,
        "access.unused",
        run -> {
          int disabled = accounts.disableUnused();
          if (disabled > 0) {
            LOG.info("长期未用的账号已停用 {} 个", disabled);
          }
        });
  }
}
