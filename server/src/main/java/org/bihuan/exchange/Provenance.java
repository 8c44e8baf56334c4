package org.bihuan.exchange;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;

/** Who took what out of the system when: it stands on every printed page and at the end of the rows. */
record Provenance(UUID id, String who, Instant at, String form, String filter) {

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  static Provenance of(UUID id, Actor actor, Instant at, String form, String filter) {
    String who = actor.personName() + "（" + actor.nodeName() + " " + actor.postTitle() + "）";
    return new Provenance(id, who, at, form, filter);
  }

  String when() {
    return MINUTES.format(LocalDateTime.ofInstant(at, BeijingTime.ZONE));
  }

  /** One line, enough to find the export in the audit trail. */
  String mark() {
    return who + " " + when() + " 导出，编号 " + id;
  }
}
