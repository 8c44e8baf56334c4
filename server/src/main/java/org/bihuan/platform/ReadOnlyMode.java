package org.bihuan.platform;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/**
 * Whether anything may be written at the moment, and if not, what is said to whoever tries. Looking stays possible, so do
 * signing in and whatever ends the state ({@link WhileReadOnly}). Jobs wait.
 */
@Component
public class ReadOnlyMode {

  private final ConcurrentMap<String, Refusal> reasons = new ConcurrentHashMap<>();

  /**
   * @param cause names who says so, and may take it back
   * @return whether it was not so before
   */
  public boolean enter(String cause, Refusal said) {
    return reasons.put(cause, said) == null;
  }

  /** @return whether it was so before */
  public boolean leave(String cause) {
    return reasons.remove(cause) != null;
  }

  public Optional<Refusal> reason() {
    return reasons.values().stream().findFirst();
  }
}
