package org.bihuan.exchange;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a job does. */
@FunctionalInterface
interface JobWork {

  /** @return how it ended, or null when it has said so itself, in the transaction of what it did */
  @Nullable JobEnd run(JobProgress progress) throws IOException;
}
