package org.bihuan.platform;

import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Whether anything may be written at the moment, and if not, what is said to whoever tries. Looking stays possible, so do
 * signing in and whatever ends the state ({@link WhileReadOnly}). Jobs wait.
 */
@Component
public class ReadOnlyMode {

  private final ConcurrentMap<String, Refusal> reasons = new ConcurrentHashMap<>();

  /** @param cause names who says so, and may take it back */
  public void enter(String cause, Refusal said) {
    reasons.put(cause, said);
  }

  public void leave(String cause) {
    reasons.remove(cause);
  }

  public Optional<Refusal> reason() {
    return reasons.values().stream().findFirst();
  }
}
