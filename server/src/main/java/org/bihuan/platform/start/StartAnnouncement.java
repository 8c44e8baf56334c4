package org.bihuan.platform.start;

import java.util.List;

/**
 * Something the person who started Bihuan must read on the console once it serves: the demonstration accounts, the
 * one-time code of the first administrator. Every bean of this type is asked when the application is ready.
 */
@FunctionalInterface
public interface StartAnnouncement {

  /** Lines to show; empty when there is nothing to say this time. */
  List<String> lines();
}
