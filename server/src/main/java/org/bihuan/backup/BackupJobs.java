package org.bihuan.backup;

import java.time.Duration;
import org.bihuan.platform.job.Job;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackupSettings.class)
class BackupJobs {

  @Bean
  @ConditionalOnProperty("bihuan.backup.folder")
  Job makeBackup(BackupDesk desk, BackupSettings settings) {
    return Job.daily(settings.at(), "backup.make", run -> desk.backUp());
  }

  /** Looked at every day, done once a week, and again the next day where it failed. */
  @Bean
  @ConditionalOnProperty("bihuan.backup.folder")
  Job checkBackup(BackupDesk desk, BackupSettings settings) {
    return Job.daily(settings.checkAt(), "backup.check", run -> desk.checkWhenDue());
  }

  /** Soon after PostgreSQL has given away a piece of its log, which it does once a minute. */
  @Bean
  @ConditionalOnProperty({"bihuan.backup.folder", "bihuan.backup.key"})
  Job closeLog(BackupDesk desk) {
    return Job.every(Duration.ofSeconds(10), "backup.log", run -> desk.closeLog());
  }

  /** As often as PostgreSQL gives away its log. */
  @Bean
  @ConditionalOnProperty("bihuan.backup.folder")
  Job mirrorFiles(BackupDesk desk) {
    return Job.every(Duration.ofMinutes(1), "backup.files", run -> desk.mirror());
  }
}
