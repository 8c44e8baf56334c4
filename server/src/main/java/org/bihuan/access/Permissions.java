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
import org.bihuan.access.mission.Missions;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Role;

/** The permission table {@code catalogue/permissions.csv}: every action, every role, read once and never edited. */
public final class Permissions implements Permitted {

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

  /** What the role may, and for an inspection team only what its grant allows. */
  public boolean allows(Actor actor, String action) {
    return isOpenTo(actor, action) && allows(actor.role(), action);
  }

  @Override
  public boolean mayChange(Actor actor, String... actions) {
    return admits(actor, List.of(actions), false);
  }

  /**
   * What stands at the door of an endpoint. Whoever acts for an inspection team may what its grant allows, of what his
   * role may; who may only look on is refused whatever changes something.
   */
  boolean admits(Actor actor, List<String> actions, boolean looksOn) {
    return actions.stream()
        .filter(action -> isOpenTo(actor, action))
        .map(action -> grant(actor.role(), action))
        .anyMatch(grant -> grant.given() && (looksOn || grant.changes()));
  }

  static boolean isOpenTo(Actor actor, String action) {
    return actor.team() == null || Missions.ACTIONS.contains(action);
  }

  public boolean allows(Role role, String action, Grant.Kind... kinds) {
    return grant(role, action).is(kinds);
  }

  /** What kind of right somebody has to each action he may use today. */
  public Map<String, Set<Grant.Kind>> grants(Actor actor) {
    Map<String, Set<Grant.Kind>> given = grants(actor.role());
    given.keySet().removeIf(action -> !isOpenTo(actor, action));
    return given;
  }

  /** What kind of right a role has to each action it may use today. */
  Map<String, Set<Grant.Kind>> grants(Role role) {
    Map<String, Set<Grant.Kind>> given = new LinkedHashMap<>();
    of(role).stream()
        .map(action -> grant(role, action))
        .filter(grant -> !grant.waitsToBeOpened())
        .forEach(grant -> given.put(grant.action(), new TreeSet<>(grant.kinds())));
    return given;
  }

  /** The actions somebody has anything to do with. */
  public List<String> of(Actor actor) {
    return of(actor.role()).stream().filter(action -> isOpenTo(actor, action)).toList();
  }

  /** The actions a role has anything to do with. */
  public List<String> of(Role role) {
    return grants.keySet().stream().filter(action -> allows(role, action)).toList();
  }
}
