package org.bihuan.platform;

/** What the permission table lets somebody change; asked where a thing tells what may be done with it. */
public interface Permitted {

  /** Whether an endpoint that needs one of these actions, and changes something, lets him through. */
  boolean mayChange(Actor actor, String... actions);
}
