package org.bihuan.sync;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.StepUp;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who forgets the PIN of a phone loses nothing: for each phone with a PIN the server keeps a secret of its owner, and gives
 * it to nobody but him, when he has only just come in.
 */
@Service
class PhoneSecretDesk {

  private static final int BYTES = 32;

  /** @param bytes opens what lies on that phone together with what lies there */
  record Secret(UUID id, byte[] bytes) {}

  private final PhoneSecretStore store;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  PhoneSecretDesk(PhoneSecretStore store, AuditTrail audit, TransactionOperations transaction, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A new one each time, so that a session somebody got hold of learns none that is in use. */
  Secret make(Actor actor, UUID device) {
    Secret secret = new Secret(Ids.next(), new byte[BYTES]);
    random.nextBytes(secret.bytes());
    return asSystem(
        () -> {
          store.insert(actor.personId(), secret.id(), device, secret.bytes(), clock.instant());
          audit.record(AuditTrail.WHOLE_CITY, "phone.pin.set", "phone " + device, Map.of("secret", secret.id()));
          return secret;
        });
  }

  Secret open(Actor actor, UUID id, StepUp stepUp) {
    stepUp.mustBeRecentOrSignedIn("重设手机 PIN");
    return asSystem(
        () ->
            store
                .find(actor.personId(), id)
                .map(bytes -> new Secret(id, bytes))
                .orElseThrow(() -> Refusal.notFound("这部手机的恢复密钥")));
  }

  /** What a phone did by itself, told when it is back. */
  void failed(Actor actor, UUID device, Instant at) {
    asSystem(
        () -> {
          audit.record(AuditTrail.WHOLE_CITY, "phone.pin.fail", "phone " + device, Map.of("at", at));
          return true;
        });
  }

  private <T> T asSystem(Supplier<T> work) {
    return Acting.asSystem(() -> transaction.execute(status -> work.get()));
  }
}
