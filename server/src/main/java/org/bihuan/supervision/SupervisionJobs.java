package org.bihuan.supervision;

import java.time.Clock;
import java.time.LocalTime;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.job.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SupervisionJobs {

  private static final Logger LOG = LoggerFactory.getLogger(SupervisionJobs.class);

  /** Before people come to work, so that Today and the ladder are of this day. */
  @Bean
  Job escalate(
      SupervisionDesk desk, Clock clock, @Value("${bihuan.supervision.look-at:07:30}") LocalTime at) {
    return Job.daily(
        at,
        "supervision.look",
        run ->
            run.once(
                BeijingTime.today(clock).toString(),
                () -> {
                  SupervisionDesk.Look look = desk.look();
                  LOG.info("督办阶梯：提醒 {}，提议 {}，撤回 {}", look.reminders(), look.proposals(), look.lapsed());
                }));
  }
}
