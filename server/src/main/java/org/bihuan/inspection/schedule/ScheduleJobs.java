package org.bihuan.inspection.schedule;

import java.time.Clock;
import java.time.LocalTime;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.job.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ScheduleJobs {

  private static final Logger LOG = LoggerFactory.getLogger(ScheduleJobs.class);
  private static final LocalTime BEFORE_ANYBODY_COMES = LocalTime.of(0, 20);

  /** Today's checks stand on everybody's list before work begins. */
  @Bean
  Job occur(ScheduleDesk desk, Clock clock) {
    return Job.daily(
        BEFORE_ANYBODY_COMES,
        "inspection.occur",
        run -> run.once(BeijingTime.today(clock).toString(), () -> LOG.info("按频次安排检查 {} 项", desk.occurAll())));
  }
}
