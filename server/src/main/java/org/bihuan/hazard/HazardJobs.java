package org.bihuan.hazard;

import java.time.Duration;
import org.bihuan.platform.job.Job;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HazardJobs {

  @Bean
  Job foldFigures(TallyFold fold, @Value("${bihuan.hazard.fold-every:PT30S}") Duration pause) {
    return Job.every(pause, "hazard.fold", run -> fold.foldAll());
  }
}
