package org.bihuan.checklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bihuan.audit.AuditTrail;
import org.bihuan.checklist.CatalogueStore.LoadedEdition;
import org.bihuan.platform.Acting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the catalogue files into their versioned tables, in one transaction, and reads everything back.
 *
 * <p>The same files again change nothing. Changed files are a new edition with a later day: what changed ends on that
 * day and begins anew. Changed files under the old day would rewrite what past inspections were judged by, so the start
 * is refused. What the city has published itself no longer follows the files.
 */
@Component
class CatalogueLoader {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogueLoader.class);

  private final CatalogueStore store;
  private final JudgementStore judgements;
  private final DistrictParameterStore districts;
  private final TransactionTemplate transaction;
  private final TransactionTemplate reading;
  private final AuditTrail audit;
  private final Clock clock;

  CatalogueLoader(
      CatalogueStore store,
      JudgementStore judgements,
      DistrictParameterStore districts,
      PlatformTransactionManager transactions,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.judgements = judgements;
    this.districts = districts;
    this.transaction = new TransactionTemplate(transactions);
    // Asked right after a publication, when that transaction is committed but not yet left.
    this.reading = new TransactionTemplate(transactions);
    this.reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.audit = audit;
    this.clock = clock;
  }

  Catalogue bring(Edition edition) {
    return Acting.asSystem(
        () ->
            transaction.execute(
                status -> {
                  store.waitForOtherNodes();
                  Optional<LoadedEdition> loaded = store.newestEdition();
                  if (isNew(edition, loaded)) {
                    apply(loaded.isEmpty() ? edition.asFirst() : edition, content());
                    store.addEdition(edition, clock.instant());
                    record(edition);
                    LOG.info("catalogue edition {} loaded, effective from {}", edition.name(), edition.effectiveFrom());
                  }
                  return content();
                }));
  }

  /** Everything as it stands, untorn: a publication waits until it has been read, and the reader for the publication. */
  Catalogue read() {
    return Acting.asSystem(
        () ->
            reading.execute(
                status -> {
                  store.waitForPublication();
                  return content();
                }));
  }

  long revision() {
    return Acting.asSystem(() -> transaction.execute(status -> store.revision()));
  }

  private void record(Edition edition) {
    audit.record(
        AuditTrail.WHOLE_CITY,
        "checklist.publish",
        "edition " + edition.name(),
        Map.of("effectiveFrom", edition.effectiveFrom(), "digest", edition.digest()));
  }

  private static boolean isNew(Edition edition, Optional<LoadedEdition> loaded) {
    if (loaded.isEmpty()) {
      return true;
    }
    LocalDate last = loaded.get().effectiveFrom();
    if (edition.digest().equals(loaded.get().digest())) {
      return false;
    }
    if (edition.effectiveFrom().isBefore(last)) {
      LOG.warn("catalogue edition {} is older than what the database holds ({}): kept", edition.name(), last);
      return false;
    }
    if (edition.effectiveFrom().equals(last)) {
      throw new IllegalStateException(
          "catalogue files changed without a new edition: give catalogue/edition.json a day after " + last);
    }
    return true;
  }

  private void apply(Edition edition, Catalogue stored) {
    LocalDate day = edition.effectiveFrom();
    Set<String> city = store.codesOfTheCity();
    bring(Edition.changes(stored.items(), edition.items(), day, city), item -> store.add(item, null));
    bring(Edition.changes(stored.checklists(), edition.checklists(), day, city), list -> store.add(list, null));
    bring(Edition.changes(stored.parameters(), edition.parameters(), day, city), one -> store.add(one, null));
    bring(Edition.changes(stored.holidayYears(), edition.holidayYears(), day, city), one -> store.add(one, null));
    bring(Edition.changes(stored.judgementSets(), edition.judgementSetsAfter(stored.judgementSets()), day, city), set -> judgements.add(set, null));
  }

  private <T extends Versioned> void bring(Edition.Changes<T> changes, Consumer<T> add) {
    changes.end().forEach(ended -> store.end(ended.version(), ended.day(), null));
    changes.begin().forEach(add);
  }

  /** What stands in the running transaction. */
  Catalogue content() {
    long revision = store.revision();
    String edition = store.newestEdition().map(LoadedEdition::digest).orElse("");
    return new Catalogue(
        edition.isEmpty() ? "" : edition.substring(0, 16) + "-" + revision,
        revision,
        store.items(),
        store.checklists(),
        judgements.sets(),
        store.parameters(),
        store.holidayYears(),
        new DistrictParameters(districts.all()));
  }
}
