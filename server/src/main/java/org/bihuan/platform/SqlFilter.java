package org.bihuan.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a query whose filters are optional. Conditions are fixed texts of the program; only values come
 * from outside, and only as parameters.
 */
public final class SqlFilter {

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  public SqlFilter and(String condition) {
    conditions.add(condition);
    return this;
  }

  public SqlFilter and(String condition, String parameter, Object value) {
    parameters.put(parameter, value);
    return and(condition);
  }

  /** Adds the condition when the value is there. */
  public SqlFilter when(@Nullable Object value, String condition, String parameter) {
    return value == null ? this : and(condition, parameter, value);
  }

  /** Adds {@code column = any (:parameter)} when there are values. */
  public SqlFilter anyOf(Collection<String> values, String column, String parameter) {
    if (values.isEmpty()) {
      return this;
    }
    return and(column + " = any (:" + parameter + "::text[])", parameter, values.toArray(String[]::new));
  }

  /** Keeps only what the scope covers. Row-level security is the net under this filter, not its substitute. */
  public SqlFilter within(Scope scope, String alias) {
    return switch (scope) {
      case Scope.City c -> this;
      case Scope.System s -> this;
      case Scope.Districts d ->
          among(d.ids().toArray(Integer[]::new), alias + ".district_id", "scopeDistrict", "int");
      case Scope.Units u ->
          and(alias + ".district_id = :scopeDistrict", "scopeDistrict", u.districtId())
              .among(u.unitIds().toArray(UUID[]::new), alias + ".unit_id", "scopeUnit", "uuid");
      case Scope.Nothing n -> and("false");
    };
  }

  /**
   * One value as {@code =}, several as {@code any}: only of one the database knows that an index with the column in front
   * gives its rows in the order of the columns behind, without reading and sorting all of them.
   */
  private SqlFilter among(Object[] values, String column, String parameter, String type) {
    return values.length == 1
        ? and(column + " = :" + parameter, parameter, values[0])
        : and(column + " = any (:" + parameter + "::" + type + "[])", parameter, values);
  }

  /** {@code where …}, or nothing. */
  public String where() {
    return conditions.isEmpty() ? "" : "where " + String.join("\n  and ", conditions);
  }

  public Map<String, Object> parameters() {
    return Map.copyOf(parameters);
  }
}
