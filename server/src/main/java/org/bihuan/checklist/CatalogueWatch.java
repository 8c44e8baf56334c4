package org.bihuan.checklist;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Notices what was published, here at once and on other nodes within seconds, without a restart. */
@Component
class CatalogueWatch {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogueWatch.class);

  private final Library library;
  private final CatalogueLoader loader;

  CatalogueWatch(Library library, CatalogueLoader loader) {
    this.library = library;
    this.loader = loader;
  }

  /** Told inside the publishing transaction, heard when it is committed. */
  record Published() {}

  @Scheduled(fixedDelayString = "${bihuan.checklist.watch-every:PT2S}", initialDelayString = "PT5S")
  void look() {
    if (loader.revision() != library.catalogue().revision()) {
      read();
    }
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void published(Published event) {
    read();
  }

  private void read() {
    Catalogue fresh = loader.read();
    library.replace(fresh);
    LOG.info("standards of revision {} are in use", fresh.revision());
  }
}
