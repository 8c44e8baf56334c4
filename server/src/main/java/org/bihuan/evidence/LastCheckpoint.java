package org.bihuan.evidence;

import org.bihuan.platform.ReadOnlyMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Who is asked to stop signs what is there: an older copy of the database put in its place meanwhile would else pass for the
 * whole, by as much as was written since the last checkpoint.
 */
@Component
class LastCheckpoint implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(LastCheckpoint.class);

  private final Checkpoints checkpoints;
  private final ReadOnlyMode readOnly;
  private volatile boolean served;

  LastCheckpoint(Checkpoints checkpoints, ReadOnlyMode readOnly) {
    this.checkpoints = checkpoints;
    this.readOnly = readOnly;
  }

  @EventListener
  void serving(ApplicationReadyEvent event) {
    served = true;
  }

  /** A stop is never held up by it: what cannot be signed now is signed after the next start. */
  @Override
  public void destroy() {
    if (!served || readOnly.reason().isPresent()) {
      return;
    }
    try {
      if (checkpoints.wasSealed()) {
        checkpoints.sealAndSign();
      }
    } catch (RuntimeException unsigned) {
      LOG.warn("stopping without a last checkpoint", unsigned);
    }
  }
}
