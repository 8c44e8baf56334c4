package org.bihuan.evidence;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Registers witnesses, gives them what they ask for, and keeps what they sign. */
@Service
class WitnessDesk {

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  record Registered(Witness witness, boolean created) {}

  /** With the key as its tool prints it. */
  record Told(Witness.Role role, String name, String key, LocalDate from, @Nullable LocalDate to) {
    static Told of(Witness witness) {
      return new Told(witness.role(), witness.key().name(), witness.key().text(), witness.from(), witness.to());
    }
  }

  private final WitnessStore store;
  private final EvidenceStore evidence;
  private final Permitted permitted;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  WitnessDesk(
      WitnessStore store,
      EvidenceStore evidence,
      Permitted permitted,
      AuditTrail audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.evidence = evidence;
    this.permitted = permitted;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  List<Witness> all() {
    return inSystem(store::all);
  }

  Registered register(Actor actor, Witness witness) {
    return inSystem(
        () -> {
          if (store.add(witness, actor.personId(), clock.instant())) {
            audit.record(
                AuditTrail.WHOLE_CITY, "evidence.witness", subject(witness), Map.of("key", witness.key().text()));
            return new Registered(witness, true);
          }
          Witness known = store.find(witness.id()).orElseThrow(EvidenceRefusal::keyTaken);
          if (!known.equals(witness)) {
            throw Refusal.otherContent(Told.of(known), Told.of(witness));
          }
          return new Registered(known, false);
        });
  }

  /** From the day after, its signatures count no more; those given before stay. */
  Witness end(UUID id, LocalDate last) {
    return inSystem(
        () -> {
          Witness witness = store.find(id).orElseThrow(EvidenceRefusal::noWitness);
          if (last.isBefore(witness.from())) {
            throw EvidenceRefusal.endsBeforeItBegins(witness.from());
          }
          store.end(id, last);
          audit.record(AuditTrail.WHOLE_CITY, "evidence.witness.end", subject(witness), Map.of("last", last.toString()));
          return store.find(id).orElseThrow();
        });
  }

  /** For whoever asks, if he is signed in at all: the list stands open. One whose last day has come is not ended again. */
  List<String> possible(Witness witness) {
    LocalDate last = witness.to();
    return (last == null || last.isAfter(BeijingTime.today(clock)))
            && Acting.current().filter(this::mayRegister).isPresent()
        ? List.of("END")
        : List.of();
  }

  boolean mayRegister(Actor actor) {
    return permitted.mayChange(actor, "evidence.witness");
  }

  /**
   * Word for word what C2SP tlog-witness asks with: {@code old N}, the proof, an empty line, the note. The note is the one
   * that others have signed already and that waits for more, else the newest: witnesses who come at different hours would
   * otherwise each sign another one, and none would ever stand.
   */
  String request(long known) {
    return inSystem(
        () -> {
          Suite suite = evidence.suite();
          Checkpoint newest = evidence.latest(suite).orElseThrow(EvidenceRefusal::nothingSigned);
          if (known < 0 || known > newest.size()) {
            throw EvidenceRefusal.noProof(known, newest.size());
          }
          Checkpoint asked =
              store.waiting(suite, newest.origin(), known, Witness.FINAL)
                  .flatMap(size -> evidence.checkpoint(suite, size))
                  .orElse(newest);
          List<byte[]> path = known == 0 ? List.of() : new StoredTree(evidence, suite).consistency(known, asked.size());
          String proof = path.stream().map(hash -> Base64.getEncoder().encodeToString(hash) + "\n").collect(Collectors.joining());
          return "old " + known + "\n" + proof + "\n" + asked.note();
        });
  }

  /**
   * Keeps the cosignatures under a note.
   *
   * @return whose
   */
  List<Cosignature> receive(String note) {
    String[] parts = note.replace("\r\n", "\n").strip().split("\n\n", 2);
    if (parts.length < 2) {
      throw EvidenceRefusal.noNote();
    }
    return inSystem(
        () -> {
          Checkpoint signed = stored(parts[0] + "\n");
          List<Cosignature> received = new ArrayList<>();
          for (String line : parts[1].lines().toList()) {
            cosignature(signed, line).ifPresent(received::add);
          }
          if (received.isEmpty()) {
            throw EvidenceRefusal.nobodyWeKnow();
          }
          received.forEach(cosignature -> keep(signed, cosignature));
          return received;
        });
  }

  private void keep(Checkpoint signed, Cosignature cosignature) {
    store.add(signed.suite(), cosignature);
    audit.record(
        AuditTrail.WHOLE_CITY, "evidence.cosign", subject(cosignature.witness()), Map.of("lines", signed.size()));
  }

  /** Ours, word for word: somebody's signature under another text is worth nothing here. */
  private Checkpoint stored(String text) {
    try {
      Checkpoint said = Checkpoint.parse(text + "\n");
      return evidence
          .checkpoint(said.suite(), said.size())
          .filter(ours -> ours.signedText().equals(text))
          .orElseThrow(EvidenceRefusal::notOurNote);
    } catch (IllegalArgumentException | DateTimeException noCheckpoint) {
      throw EvidenceRefusal.noNote();
    }
  }

  private Optional<Cosignature> cosignature(Checkpoint signed, String line) {
    Optional<Witness> witness = store.all().stream().filter(one -> one.key().isNamedBy(line)).findFirst();
    return witness.map(
        known -> {
          Instant at =
              known.key().cosigned(signed, line).orElseThrow(() -> EvidenceRefusal.wrongCosignature(known.key().name()));
          Instant now = clock.instant();
          if (!known.countsOn(BeijingTime.dayOf(at))) {
            throw EvidenceRefusal.outsideItsTime(known.key().name());
          }
          if (at.isAfter(now.plus(CLOCKS_DIFFER)) || at.isBefore(signed.signedAt().minus(CLOCKS_DIFFER))) {
            throw EvidenceRefusal.wrongClock(known.key().name());
          }
          return new Cosignature(known, signed.size(), at, line);
        });
  }

  /** Under each of these checkpoints, in the same order. */
  List<List<Cosignature>> under(List<Checkpoint> checkpoints) {
    return inSystem(
        () -> {
          Map<Suite, Map<Long, List<Cosignature>>> known =
              Arrays.stream(Suite.values()).collect(Collectors.toMap(suite -> suite, suite -> bySize(suite, checkpoints)));
          return checkpoints.stream()
              .map(one -> known.getOrDefault(one.suite(), Map.of()).getOrDefault(one.size(), List.of()))
              .toList();
        });
  }

  private Map<Long, List<Cosignature>> bySize(Suite suite, List<Checkpoint> checkpoints) {
    List<Long> sizes = checkpoints.stream().filter(one -> one.suite() == suite).map(Checkpoint::size).toList();
    return store.under(suite, sizes).stream().collect(Collectors.groupingBy(Cosignature::size));
  }

  /** Cosignatures whose checkpoint somebody took away. */
  List<Cosignature> underNothing() {
    return inSystem(store::underNothing);
  }

  /** The newest checkpoint that covers so many lines and is final; nobody can say any more that it was another. */
  Optional<Checkpoint> finalOver(long lines) {
    return inSystem(
        () -> {
          Suite suite = evidence.suite();
          String origin = evidence.origin();
          return store.cosigned(suite, lines, Witness.FINAL).stream()
              .flatMap(size -> evidence.checkpoint(suite, size).stream())
              .filter(checkpoint -> checkpoint.origin().equals(origin))
              .findFirst();
        });
  }

  List<Checkpoint> newest(int most) {
    return inSystem(() -> evidence.newest(most));
  }

  /** The note with the signatures of the witnesses below ours. */
  String cosignedNote(Checkpoint checkpoint) {
    return checkpoint.note()
        + under(List.of(checkpoint)).getFirst().stream()
            .map(cosignature -> cosignature.line() + "\n")
            .collect(Collectors.joining());
  }

  private static String subject(Witness witness) {
    return "witness " + witness.key().name();
  }

  private <T> T inSystem(Supplier<T> work) {
    return Objects.requireNonNull(Acting.asSystem(() -> transaction.execute(status -> work.get())));
  }
}
