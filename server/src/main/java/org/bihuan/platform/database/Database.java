package org.bihuan.platform.database;

/** The database Bihuan works on: roles are there, and both logins are known to work. */
interface Database extends AutoCloseable {

  /** Owns the schemas and runs the migrations. */
  Login migration();

  /** Everything else: a role without any right of its own. */
  Login pool();

  @Override
  void close();
}
