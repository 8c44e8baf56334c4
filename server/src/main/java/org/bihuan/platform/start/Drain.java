package org.bihuan.platform.start;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * One node of several, asked to stop, first says that it is no longer ready and goes on serving for a while, so that the
 * proxy in front of it sends the next request elsewhere before the door closes.
 */
@Component
class Drain implements SmartLifecycle {

  private final ApplicationContext context;
  private final Duration pause;
  private volatile boolean running;
  private volatile boolean drained;

  Drain(ApplicationContext context, @Value("${bihuan.drain:PT0S}") Duration pause) {
    this.context = context;
    this.pause = pause;
  }

  /** Before the web server, which stops taking connections at the very beginning of its own phase. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void start() {
    running = true;
    if (drained) {
      // begun again after a pause; the first time, ready is who has run everything there is to run at the start
      AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
    }
  }

  @Override
  public void stop() {
    running = false;
    drained = true;
    AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
