package org.bihuan.file;

import java.time.LocalTime;
import org.bihuan.platform.job.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FileJobs {

  private static final Logger LOG = LoggerFactory.getLogger(FileJobs.class);
  private static final LocalTime AT = LocalTime.of(3, 40);

  /** Harmless when repeated: what is gone is not found again. A phone that comes back later begins anew. */
  @Bean
  Job forgetAbandonedUploads(UploadDesk uploads) {
    return Job.daily(
        AT,
        "file.uploads",
        run -> {
          int forgotten = uploads.forgetAbandoned();
          if (forgotten > 0) {
            LOG.info("多日没有继续的分段上传已清除 {} 个", forgotten);
          }
        });
  }
}
