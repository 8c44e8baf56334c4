package org.bihuan.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A row with what hangs on it, each column as a hash. It does not depend on the settings of a session; a column that is
 * added later is simply one more.
 */
final class DigestedRow {

  private static final HexFormat HEX = HexFormat.of();
  private static final int DIGITS = 6;

  private final Ref ref;
  private final int version;
  private final @Nullable String name;
  private final SortedMap<String, byte[]> columns = new TreeMap<>();

  private DigestedRow(Ref ref, int version, @Nullable String name) {
    this.ref = ref;
    this.version = version;
    this.name = name;
  }

  /** @param ours columns of the query that the table does not have */
  static DigestedRow of(Ref ref, int version, @Nullable String name, ResultSet row, Collection<String> ours) throws SQLException {
    DigestedRow digested = new DigestedRow(ref, version, name);
    digested.add("", row, ours);
    return digested;
  }

  Ref ref() {
    return ref;
  }

  /** The only row of a part. */
  void addPart(String part, ResultSet row, Collection<String> ours) throws SQLException {
    add(part + ".", row, ours);
  }

  /** One more row of a part that may have many: they are one value together. */
  void addLine(String part, ResultSet row, Collection<String> ours) throws SQLException {
    MessageDigest digest = sha256();
    digest.update(columns.getOrDefault(part, new byte[0]));
    each(row, ours, (column, value) -> update(digest, column, value));
    columns.put(part, digest.digest());
  }

  Seal seal(String kind) {
    Map<String, String> digits = new TreeMap<>();
    columns.forEach((column, hash) -> digits.put(column, digits(hash)));
    return new Seal(kind, ref.id().toString(), version, name, hash(columns.keySet()), digits);
  }

  /** Over these columns; what is not there any more counts as nothing. */
  boolean is(Seal seal) {
    return hash(seal.columns().keySet()).equals(seal.hash());
  }

  List<String> differing(Seal seal) {
    return seal.columns().entrySet().stream()
        .filter(told -> !told.getValue().equals(digits(columns.getOrDefault(told.getKey(), new byte[0]))))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private String hash(Collection<String> names) {
    MessageDigest digest = sha256();
    for (String column : new TreeSet<>(names)) {
      update(digest, column, HEX.formatHex(columns.getOrDefault(column, new byte[0])));
    }
    return HEX.formatHex(digest.digest());
  }

  private static String digits(byte[] hash) {
    return HEX.formatHex(hash, 0, Math.min(hash.length, DIGITS / 2));
  }

  private void add(String prefix, ResultSet row, Collection<String> ours) throws SQLException {
    each(
        row,
        ours,
        (column, value) -> {
          MessageDigest digest = sha256();
          // Of two rows the same word does not look the same.
          update(digest, ref.toString(), prefix + column);
          update(digest, column, value);
          columns.put(prefix + column, digest.digest());
        });
  }

  @FunctionalInterface
  private interface Column {
    void accept(String name, @Nullable String value);
  }

  private static void each(ResultSet row, Collection<String> ours, Column to) throws SQLException {
    ResultSetMetaData table = row.getMetaData();
    SortedMap<String, Integer> places = new TreeMap<>();
    for (int i = 1; i <= table.getColumnCount(); i++) {
      places.put(table.getColumnName(i), i);
    }
    for (Map.Entry<String, Integer> place : places.entrySet()) {
      if (!ours.contains(place.getKey())) {
        to.accept(place.getKey(), text(row, place.getValue(), table.getColumnTypeName(place.getValue())));
      }
    }
  }

  private static @Nullable String text(ResultSet row, int column, String type) throws SQLException {
    if (row.getObject(column) == null) {
      return null;
    }
    return switch (type) {
      case "timestamptz" -> row.getObject(column, OffsetDateTime.class).toInstant().toString();
      case "date" -> row.getObject(column, LocalDate.class).toString();
      case "bytea" -> HEX.formatHex(row.getBytes(column));
      default ->
          type.startsWith("_")
              ? Arrays.deepToString((Object[]) row.getArray(column).getArray())
              : row.getString(column);
    };
  }

  private static void update(MessageDigest digest, String name, @Nullable String value) {
    digest.update((name.length() + ":" + name).getBytes(StandardCharsets.UTF_8));
    digest.update((value == null ? "-" : value.length() + ":" + value).getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
