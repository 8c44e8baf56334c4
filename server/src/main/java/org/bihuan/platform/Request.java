package org.bihuan.platform;

import java.util.Optional;

/**
 * The request that is being answered, for whoever notes where something came from; nothing at all in a job.
 *
 * @param network where it came from, as far as known
 * @param line method and address
 */
public record Request(String network, String line) {

  private static final ScopedValue<Request> CURRENT = ScopedValue.newInstance();

  public static Optional<Request> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Like {@link Acting#run}, for a filter chain. */
  public <X extends Exception> void answer(Acting.Work<X> work) throws X {
    ScopedValue.where(CURRENT, this)
        .call(
            () -> {
              work.run();
              return true;
            });
  }
}
