package org.bihuan.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which names have got in from which network and at which browser, so that whoever was here before is not kept out
 * because somebody beside him is guessing.
 */
@Repository
class FamiliarStore {

  static final Duration REMEMBERED = Duration.ofDays(90);
  private static final Duration NETWORK_REMEMBERED = Duration.ofDays(30);

  private final JdbcClient db;
  private final Clock clock;

  FamiliarStore(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  boolean isNetwork(byte[] name, String network) {
    return knows(name, network, NETWORK_REMEMBERED);
  }

  boolean isDevice(byte[] name, @Nullable String mark) {
    return mark != null && knows(name, placeOf(mark), REMEMBERED);
  }

  /** A browser as a place of its own, beside the networks. */
  static String placeOf(String mark) {
    return "device " + HexFormat.of().formatHex(Tokens.digest(mark));
  }

  /**
   * Remembers where somebody got in.
   *
   * @return the new mark of his browser; it takes over what the old one stood for, so that a mark planted beforehand by
   *     somebody else is worth nothing to him afterwards
   */
  String welcome(List<byte[]> names, Visitor visitor) {
    Instant now = clock.instant();
    String mark = Tokens.next();
    if (visitor.mark() != null) {
      db.sql("update access.familiar set place = :new where place = :old")
          .param("new", placeOf(mark))
          .param("old", placeOf(visitor.mark()))
          .update();
    }
    for (byte[] name : names) {
      remember(name, visitor.network(), now);
      remember(name, placeOf(mark), now);
    }
    db.sql("delete from access.familiar where last_at < :before")
        .param("before", AccountStore.utc(now.minus(REMEMBERED)))
        .update();
    return mark;
  }

  private void remember(byte[] name, String place, Instant now) {
    db.sql(
            """
            insert into access.familiar (login_hash, place, last_at)
            values (:name, :place, :now)
            on conflict (login_hash, place) do update set last_at = excluded.last_at
            """)
        .param("name", name)
        .param("place", place)
        .param("now", AccountStore.utc(now))
        .update();
  }

  private boolean knows(byte[] name, String place, Duration within) {
    return db.sql(
            """
            select exists (
              select 1 from access.familiar where login_hash = :name and place = :place and last_at >= :since)
            """)
        .param("name", name)
        .param("place", place)
        .param("since", AccountStore.utc(clock.instant().minus(within)))
        .query(Boolean.class)
        .single();
  }
}
