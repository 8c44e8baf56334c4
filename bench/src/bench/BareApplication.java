package bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The smallest honest Spring Boot application doing the same work over the same tables: no sign-in, no scope, no rules,
 * no history chain. What HTTP, Jackson, JDBC and the database allow.
 */
@SpringBootApplication(scanBasePackageClasses = BareApplication.Nowhere.class)
public class BareApplication {

  /** Nothing is found by scanning; the one controller is named below. */
  static final class Nowhere {}

  public static void main(String[] arguments) {
    new SpringApplication(BareApplication.class, Desk.class).run(arguments);
  }

  record Finding(
      UUID id, String unit, String placeText, String category, String description, String source, String foundAt,
      String noPhotoReason) {}

  record Answer(UUID id, String number, Finding finding) {}

  record Photo(String file, String kind) {}

  record Entry(String item, String result, List<Photo> photos) {}

  /** A check handed in; the batch is a list of them. */
  record Check(UUID id, int district, UUID task, UUID person, UUID post, List<Entry> entries) {}

  record Page(List<Line> items, String nextCursor, long count) {}

  record Line(
      String ref, String number, int version, String status, String level, String proposedLevel, String unit,
      String unitName, String districtName, String placeText, String category, String description, String source,
      OffsetDateTime foundAt, OffsetDateTime registeredAt, String responsible, LocalDate deadline, LocalDate dueOn,
      String dueReason, String nextActor, String proposalActor, int extensions, int rebounds, boolean overHead,
      OffsetDateTime closedAt, LocalDate lookBackDue, UUID thumbnail) {

    static Line of(ResultSet r, int n) throws SQLException {
      int district = r.getInt("district_id");
      return new Line(
          district + "-" + r.getObject("id", UUID.class), r.getString("number"), r.getInt("version"),
          r.getString("status"), r.getString("level"), r.getString("proposed_level"),
          district + "-" + r.getObject("unit_id", UUID.class), r.getString("unit_name"), r.getString("district_name"),
          r.getString("place_text"), r.getString("category"), r.getString("description"), r.getString("source"),
          r.getObject("found_at", OffsetDateTime.class), r.getObject("registered_at", OffsetDateTime.class),
          r.getString("responsible"), r.getObject("deadline", LocalDate.class), r.getObject("due_on", LocalDate.class),
          r.getString("due_reason"), r.getString("next_actor"), r.getString("proposal_actor"), r.getInt("extensions"),
          r.getInt("rebounds"), r.getBoolean("over_head"), r.getObject("closed_at", OffsetDateTime.class),
          r.getObject("look_back_due", LocalDate.class), r.getObject("thumbnail", UUID.class));
    }
  }

  record Cell(
      int district, String category, String level, long found, long rectified, long writtenOff, long open, long overdue,
      long dueSoon) {

    static Cell of(ResultSet r, int n) throws SQLException {
      return new Cell(
          r.getInt(1), r.getString(2), r.getString(3), r.getLong(4), r.getLong(5), r.getLong(6), r.getLong(7),
          r.getLong(8), r.getLong(9));
    }
  }

  @RestController
  static class Desk {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Desk(JdbcClient jdbc, JsonMapper json) {
      this.jdbc = jdbc;
      this.json = json;
    }

    @PostMapping("/hazards")
    Answer register(@RequestBody Finding finding, @RequestParam String person, @RequestParam int bytes) {
      int district = Integer.parseInt(finding.unit().substring(0, 6));
      UUID unit = UUID.fromString(finding.unit().substring(7));
      String words = json.writeValueAsString(finding);
      var registered =
          new Registered(
              district, unit, finding.placeText(), finding.description(), json.writeValueAsString(person),
              words + Registered.filled(Math.max(0, (bytes - words.length()) / 3)));
      String number =
          jdbc.sql(Sql.REGISTER).params(List.of(registered.parameters(finding.id()))).query(String.class).single();
      return new Answer(finding.id(), number, finding);
    }

    /** The photos of the first check of a batch, which is the only one that has any. */
    @PostMapping("/inspections")
    List<UUID> handIn(@RequestBody List<Check> checks) {
      Check first = checks.getFirst();
      List<UUID> ids = checks.stream().map(Check::id).toList();
      List<String> items = first.entries().stream().map(Entry::item).toList();
      List<UUID> photos =
          first.entries().stream().flatMap(e -> e.photos().stream()).map(p -> UUID.fromString(p.file().substring(7))).toList();
      Object[] parameters =
          Inspections.handedIn(
              checks.stream().map(Check::district).toList(), checks.stream().map(Check::task).toList(), ids, first.person(),
              first.post(), items, photos);
      if (jdbc.sql(Sql.HAND_IN).params(List.of(parameters)).query(Long.class).single() != checks.size()) {
        throw new IllegalStateException("a task was not there");
      }
      return ids;
    }

    @GetMapping("/unit")
    Page unit(@RequestParam int district, @RequestParam UUID unit) {
      return page(Sql.UNIT_COUNT, Sql.UNIT_PAGE, List.of(district, unit), List.of(district, unit));
    }

    @GetMapping("/district")
    Page district(@RequestParam int district) {
      return page(Sql.DISTRICT_COUNT, Sql.DISTRICT_PAGE, List.of(district), List.of(district));
    }

    @GetMapping("/deep")
    Page deep(@RequestParam int district, @RequestParam String at, @RequestParam UUID id) {
      return page(
          Sql.DEEP_COUNT, Sql.DEEP_PAGE, List.of(district), List.of(district, OffsetDateTime.parse(at), id));
    }

    private Page page(String count, String rows, List<?> counted, List<?> listed) {
      long all = jdbc.sql(count).params(counted).query(Long.class).single();
      List<Line> lines = jdbc.sql(rows).params(listed).query(Line::of).list();
      boolean more = lines.size() > 50;
      return new Page(more ? lines.subList(0, 50) : lines, more ? lines.get(49).ref() : null, all);
    }

    @GetMapping("/cube")
    List<Cell> cube(@RequestParam LocalDate from, @RequestParam LocalDate to) {
      return jdbc.sql(Sql.CUBE_OF_DAYS).params(from, to).query(Cell::of).list();
    }

    @GetMapping("/all")
    List<Cell> all() {
      return jdbc.sql(Sql.CUBE_OF_ALL).query(Cell::of).list();
    }
  }
}
