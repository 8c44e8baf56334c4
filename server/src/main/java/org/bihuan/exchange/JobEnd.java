package org.bihuan.exchange;

import org.jspecify.annotations.Nullable;

/** How a piece of work ended, when it ended well. */
record JobEnd(ExchangeJob.State state, ExchangeJob.@Nullable Product product, ExchangeJob.@Nullable Rows rows) {

  static JobEnd made(ExchangeJob.Product product) {
    return new JobEnd(ExchangeJob.State.DONE, product, null);
  }
}
