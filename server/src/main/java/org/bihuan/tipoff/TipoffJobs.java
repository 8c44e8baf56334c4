package org.bihuan.tipoff;

import java.time.Clock;
import java.time.LocalTime;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.job.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TipoffJobs {

  private static final Logger LOG = LoggerFactory.getLogger(TipoffJobs.class);
  private static final LocalTime AT = LocalTime.of(2, 40);

  /** After what destroys at night, before the lists of the day are read. */
  private static final LocalTime MORNING = LocalTime.of(6, 10);

  @Bean
  Job passOnDoubts(DoubtedWriteOffs doubts, Clock clock) {
    return Job.daily(
        MORNING,
        "tipoff.doubts",
        run -> run.once(BeijingTime.today(clock).toString(), () -> LOG.info("举报：提请回头看 {} 项", doubts.passOn())));
  }

  @Bean
  Job destroyOldIdentities(UnsealingDesk desk, Clock clock) {
    return Job.daily(
        AT,
        "tipoff.destroy",
        run ->
            run.once(
                BeijingTime.today(clock).toString(),
                () -> LOG.info("举报：销毁到期的封存身份 {} 份，清理没有提交的照片 {} 张", desk.destroyOld(), desk.forgetLoosePhotos())));
  }
}
