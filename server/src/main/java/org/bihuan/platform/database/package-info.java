/**
 * The one PostgreSQL behind Bihuan: its own, started and watched by {@link
 * org.bihuan.platform.database.EmbeddedPostgres}, or one the site runs, named by {@code BIHUAN_DATABASE_URL}.
 */
@NullMarked
package org.bihuan.platform.database;

import org.jspecify.annotations.NullMarked;
