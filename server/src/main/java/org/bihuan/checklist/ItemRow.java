package org.bihuan.checklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.organisation.UnitType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The columns in which a version of an item stands, the same for the city's library and for local items. */
@Component
public class ItemRow {

  private final JsonMapper json;

  ItemRow(JsonMapper json) {
    this.json = json;
  }

  /** Every column but those of the owner, as parameters of the same name. */
  public Map<String, @Nullable Object> of(CheckItem item) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("code", item.code());
    columns.put("category", item.category().name());
    columns.put("requirement", item.requirement());
    columns.put("method", item.method());
    columns.put("hazard_phrase", item.hazardPhrase());
    columns.put("measure", item.measure());
    columns.put("deadline_days", item.deadlineDays());
    columns.put("level", item.level().name());
    columns.put("frequency", item.frequency().name());
    columns.put("unit_types", names(item.unitTypes()));
    columns.put("basis", item.basis());
    columns.put("verified", item.verified().name());
    columns.put("effective_from", item.effectiveFrom());
    columns.put("effective_to", item.effectiveTo());
    columns.put("points", item.points() == null ? null : json.writeValueAsString(item.points()));
    return columns;
  }

  public CheckItem read(ResultSet rs) throws SQLException {
    String points = rs.getString("points");
    return new CheckItem(
        rs.getString("code"),
        Category.valueOf(rs.getString("category")),
        rs.getString("requirement"),
        rs.getString("method"),
        rs.getString("hazard_phrase"),
        rs.getString("measure"),
        rs.getInt("deadline_days"),
        Level.valueOf(rs.getString("level")),
        Frequency.valueOf(rs.getString("frequency")),
        unitTypes(rs),
        rs.getString("basis"),
        Verification.valueOf(rs.getString("verified")),
        rs.getObject("effective_from", LocalDate.class),
        rs.getObject("effective_to", LocalDate.class),
        points == null ? null : json.readValue(points, Points.class));
  }

  public static String[] names(Set<UnitType> types) {
    return types.stream().sorted().map(UnitType::name).toArray(String[]::new);
  }

  /** None where the column is null. */
  public static Set<UnitType> unitTypes(ResultSet rs) throws SQLException {
    var array = rs.getArray("unit_types");
    return array == null
        ? Set.of()
        : Arrays.stream((String[]) array.getArray())
            .map(UnitType::valueOf)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(UnitType.class)));
  }
}
