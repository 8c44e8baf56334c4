package org.bihuan.checklist;

/** The catalogue this node answers from; replaced as a whole, so that nobody ever sees half a publication. */
final class Library {

  private volatile Catalogue catalogue;

  Library(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** Two readers may come back in the wrong order; the older one is dropped. */
  synchronized void replace(Catalogue fresh) {
    if (fresh.revision() > catalogue.revision()) {
      catalogue = fresh;
    }
  }
}
