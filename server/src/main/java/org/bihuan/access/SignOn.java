package org.bihuan.access;

import org.jspecify.annotations.Nullable;

/**
 * That a session began at the identity server.
 *
 * @param sid its session there, where it has told
 */
record SignOn(String subject, @Nullable String sid) {

  static @Nullable SignOn of(@Nullable String subject, @Nullable String sid) {
    return subject == null ? null : new SignOn(subject, sid);
  }
}
