package org.bihuan.backup;

/** Where backups are kept, as far as we know. */
enum Keeping {
  /** Nowhere: there is one copy of everything. */
  NOWHERE,
  /** In a folder whose files anybody can read who gets hold of it. */
  OPEN_FOLDER,
  /** In a folder whose files open with a key kept elsewhere. */
  CLOSED_FOLDER,
  /** By the means of the site's own database server, of which we see nothing. */
  ELSEWHERE
}
