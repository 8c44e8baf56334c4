package bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * W2 and W9: checks of sixty items handed in. A check belongs to a task, and a task is handed in once; so that each piece
 * of work finds one, many are planned beforehand, outside the time that is measured.
 */
final class Inspections {

  static final int ITEMS = 60;
  static final int PHOTOS = 3;
  static final int BATCH = 200;

  private static final String LIST = "CL-BENCH-60";
  private static final int PLANNED_AT_ONCE = 2_000;

  /** The safety officer of one unit, with an account made for this, and the photos that lie at the unit. */
  record Officer(int district, UUID unit, UUID person, UUID post, String login, List<UUID> photos) {
    String unitRef() {
      return district + "-" + unit;
    }
  }

  private final Connection connection;
  private final List<Officer> officers;
  private final List<String> items;
  private final List<Queue<UUID>> tasks = new ArrayList<>();

  private Inspections(Connection connection, List<Officer> officers, List<String> items) {
    this.connection = connection;
    this.officers = officers;
    this.items = items;
    officers.forEach(any -> tasks.add(new ArrayDeque<>()));
  }

  List<Officer> officers() {
    return officers;
  }

  List<String> items() {
    return items;
  }

  /** A list of sixty items, and in each of the districts a unit whose officer can sign in. */
  static Inspections prepare(Connection c, int[] districts) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute("insert into checklist.checklist (code) values ('" + LIST + "') on conflict do nothing");
      s.execute(
          """
          insert into checklist.checklist_version (code, effective_from, title, unit_types, frequency, kind)
          select '%1$s', max(effective_from), '六十项', '{KINDERGARTEN,PRIMARY,SECONDARY,VOCATIONAL,UNIVERSITY,OFFICE}', 'MONTHLY', 'PATROL'
          from checklist.item_version
          where effective_from <= current_date
          on conflict do nothing
          """
              .formatted(LIST));
      s.execute(
          """
          insert into checklist.checklist_line (code, effective_from, position, item_code)
          select v.code, v.effective_from, row_number() over (order by item.code), item.code
          from checklist.checklist_version v,
               (select code from checklist.item_version
                where effective_from <= current_date and effective_to is null and points is null
                order by code limit %d) item
          where v.code = '%s'
          on conflict do nothing
          """
              .formatted(ITEMS, LIST));
      s.execute("update checklist.revision set number = number + 1");
    }
    List<Officer> officers = new ArrayList<>();
    for (int district : districts) {
      officers.add(officer(c, district));
    }
    return new Inspections(c, officers, column(c, "select item_code from checklist.checklist_line where code = ? order by position", LIST));
  }

  private static Officer officer(Connection c, int district) throws SQLException {
    UUID unit;
    UUID person;
    UUID post;
    try (PreparedStatement s =
        c.prepareStatement(
            """
            select unit_id, person_id, post_id
            from organisation.holding
            where district_id = ? and role = 'SAFETY_OFFICER' and unit_id is not null and from_on <= current_date
              and (to_on is null or to_on >= current_date)
            order by unit_id, person_id
            limit 1
            """)) {
      s.setInt(1, district);
      try (ResultSet r = s.executeQuery()) {
        r.next();
        unit = r.getObject(1, UUID.class);
        person = r.getObject(2, UUID.class);
        post = r.getObject(3, UUID.class);
      }
    }
    return new Officer(district, unit, person, post, login(c, district, person), photos(c, district, unit, person));
  }

  /** Those who have none get an account with the password of the demonstration. */
  private static String login(Connection c, int district, UUID person) throws SQLException {
    run(
        c,
        """
        insert into access.account
          (id, login, password_hash, password_set_at, opened_at, opened_by, version, counted_from)
        select ?, ?, password_hash, password_set_at, opened_at, opened_by, 1, counted_from
        from access.account
        where login = 'hd-anquan'
        on conflict do nothing
        """,
        person,
        "bench-" + district);
    run(
        c, "insert into access.login_name (login, account_id) select login, id from access.account where id = ? on conflict do nothing",
        person);
    return column(c, "select login from access.account where id = ?", person).getFirst();
  }

  private static List<UUID> photos(Connection c, int district, UUID unit, UUID person) throws SQLException {
    List<UUID> photos = new ArrayList<>();
    for (int i = 0; i < PHOTOS; i++) {
      photos.add(Registered.timeOrdered());
      run(
          c,
          """
          insert into file.file (district_id, id, unit_id, sha256, size, kind, width, height, name, uploaded_by, uploaded_at)
          values (?, ?, ?, repeat('0', 64), 300000, 'JPEG', 1600, 1200, '现场.jpg', ?, now())
          """,
          district, photos.getLast(), unit, person);
    }
    return photos;
  }

  /** A task of the unit that nobody has touched. */
  synchronized UUID task(int officer) throws SQLException {
    if (tasks.get(officer).isEmpty()) {
      plan(officer, PLANNED_AT_ONCE);
    }
    return tasks.get(officer).remove();
  }

  /** Sees to it that so many are there. */
  synchronized void plan(int officer, int count) throws SQLException {
    Officer o = officers.get(officer);
    int missing = count - tasks.get(officer).size();
    if (missing <= 0) {
      return;
    }
    try (PreparedStatement s =
        connection.prepareStatement(
            """
            insert into inspection.task
              (district_id, id, unit_id, checklist_code, kind, due_on, assignee_post_id, assignee_post_title, state,
               version, planned_at, planned_by, planned_by_name, planned_by_post, planned_by_title)
            select ?, gen_random_uuid(), ?, ?, 'PATROL', current_date + 7, ?, '安全干部', 'NOT_STARTED',
                   1, now(), ?, '基准', ?, '安全干部'
            from generate_series(1, ?)
            returning id
            """)) {
      Object[] parameters = {o.district(), o.unit(), LIST, o.post(), o.person(), o.post(), missing};
      for (int i = 0; i < parameters.length; i++) {
        s.setObject(i + 1, parameters[i]);
      }
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          tasks.get(officer).add(r.getObject(1, UUID.class));
        }
      }
    }
  }

  /** Everything passed; the first items with a photo each, as many as wanted. */
  String entries(Officer officer, int photos) {
    return IntStream.range(0, items.size())
        .mapToObj(
            i ->
                "{\"item\":\"" + items.get(i) + "\",\"result\":\"PASS\",\"photos\":["
                    + (i < photos ? "{\"file\":\"" + officer.district() + "-" + officer.photos().get(i) + "\",\"kind\":\"BEFORE\"}" : "")
                    + "]}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** What a phone sends of a check. */
  String record(int officer) throws SQLException {
    Officer o = officers.get(officer);
    return """
        {"id":"%s","owner":"%s","unit":"%s","expectedVersion":1,"originals":[],\
        "content":{"kind":"CHECK","task":"%d-%s","entries":%s},\
        "device":{"id":"%s","sequence":1,"at":"%s"}}"""
        .formatted(
            Registered.timeOrdered(), o.person(), o.unitRef(), o.district(), task(officer), entries(o, 0), o.unit(),
            Instant.now());
  }

  /** The parameters of {@link Sql#HAND_IN} for one check with its photos. */
  Object[] one(int officer) throws SQLException {
    Officer o = officers.get(officer);
    return handedIn(
        List.of(o.district()), List.of(task(officer)), List.of(Registered.timeOrdered()), o.person(), o.post(), items, o.photos());
  }

  /** The parameters of {@link Sql#HAND_IN} for two hundred, of all units in turn, without photos. */
  Object[] batch() throws SQLException {
    List<Integer> districts = new ArrayList<>();
    List<UUID> chosen = new ArrayList<>();
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      int officer = i % officers.size();
      districts.add(officers.get(officer).district());
      chosen.add(task(officer));
      ids.add(Registered.timeOrdered());
    }
    Officer o = officers.getFirst();
    return handedIn(districts, chosen, ids, o.person(), o.post(), items, List.of());
  }

  /** @param photos of the first items of the first check */
  static Object[] handedIn(
      List<Integer> districts, List<UUID> tasks, List<UUID> ids, UUID person, UUID post, List<String> items, List<UUID> photos) {
    Short[] results = new Short[items.size()];
    java.util.Arrays.fill(results, (short) 1);
    return new Object[] {
      districts.toArray(Integer[]::new), tasks.toArray(UUID[]::new), ids.toArray(UUID[]::new), results, person, post,
      ids.getFirst(), IntStream.rangeClosed(1, photos.size()).boxed().toArray(Integer[]::new),
      items.subList(0, photos.size()).toArray(String[]::new), photos.toArray(UUID[]::new)
    };
  }

  private static void run(Connection c, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement s = c.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        s.setObject(i + 1, parameters[i]);
      }
      s.execute();
    }
  }

  private static List<String> column(Connection c, String sql, Object parameter) throws SQLException {
    List<String> values = new ArrayList<>();
    try (PreparedStatement s = c.prepareStatement(sql)) {
      s.setObject(1, parameter);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          values.add(r.getString(1));
        }
      }
    }
    return values;
  }
}
