package org.bihuan.sync;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The secrets of phones; to be read as the system, and only for the person they belong to. */
@Repository
class PhoneSecretStore {

  private final JdbcClient jdbc;

  PhoneSecretStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(UUID person, UUID id, UUID device, byte[] secret, Instant now) {
    jdbc.sql(
            """
            insert into sync.phone_secret (person_id, id, device_id, secret, made_at)
            values (:person, :id, :device, :secret, :now)
            """)
        .param("person", person)
        .param("id", id)
        .param("device", device)
        .param("secret", secret)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<byte[]> find(UUID person, UUID id) {
    return jdbc.sql("select secret from sync.phone_secret where person_id = :person and id = :id")
        .param("person", person)
        .param("id", id)
        .query((row, n) -> row.getBytes("secret"))
        .optional();
  }
}
