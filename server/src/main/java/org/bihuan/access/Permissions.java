package org.bihuan.access;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.platform.Role;

/** The permission table {@code catalogue/permissions.csv}: every action, every role, read once and never edited. */
public final class Permissions {

  private static final String TABLE = "/catalogue/permissions.csv";

  private final Map<String, Map<Role, Grant>> grants;

  private Permissions(Map<String, Map<Role, Grant>> grants) {
    this.grants = grants;
  }

  public static Permissions load() {
    try (InputStream table = Objects.requireNonNull(Permissions.class.getResourceAsStream(TABLE));
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      Map<String, Map<Role, Grant>> grants = new LinkedHashMap<>();
      for (NamedCsvRecord row : rows) {
        String action = row.getField("action");
        Map<Role, Grant> cells = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
          cells.put(role, Grant.parse(action, role, row.getField(role.name())));
        }
        if (grants.put(action, cells) != null) {
          throw new IllegalStateException("permission table: " + action + " stands twice");
        }
      }
      return new Permissions(grants);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every action of the table, in its order. */
  public Set<String> actions() {
    return grants.keySet();
  }

  public Grant grant(Role role, String action) {
    Map<Role, Grant> cells = grants.get(action);
    if (cells == null) {
      throw new IllegalArgumentException("no such action in the permission table: " + action);
    }
    return Objects.requireNonNull(cells.get(role));
  }

  public boolean allows(Role role, String action) {
    return grant(role, action).given();
  }

  public boolean allows(Role role, String action, Grant.Kind... kinds) {
    return grant(role, action).is(kinds);
  }

  /** What kind of right a role has to each action it may use today. */
  public Map<String, Set<Grant.Kind>> grants(Role role) {
    Map<String, Set<Grant.Kind>> given = new LinkedHashMap<>();
    of(role).stream()
        .map(action -> grant(role, action))
        .filter(grant -> !grant.waitsToBeOpened())
        .forEach(grant -> given.put(grant.action(), new TreeSet<>(grant.kinds())));
    return given;
  }

  /** The actions a role has anything to do with. */
  public List<String> of(Role role) {
    return grants.keySet().stream().filter(action -> allows(role, action)).toList();
  }
}
