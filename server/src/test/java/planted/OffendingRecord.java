package planted;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A value that carries machinery. */
record OffendingRecord(JdbcClient db) {}
