package bench;

/** The statements of the twins, on the tables of the product. One statement registers a hazard whole. */
public final class Sql {

  private Sql() {}

  /** The product's own shape of a list: the row, the names of its unit and district, one photo. */
  private static final String ROW =
      """
      select h.district_id, h.id, h.number, h.version, h.status, h.level, h.proposed_level, h.unit_id,
             u.name as unit_name, u.district_name, h.place_text, h.category, h.description, h.source, h.found_at,
             h.registered_at, h.responsible ->> 'name' as responsible, h.deadline, h.due_on, h.due_reason,
             h.next_actor, h.proposal_actor, h.extensions, h.rebounds, h.over_head, h.closed_at, h.look_back_due,
             (select p.file_id
              from hazard.photo p
              where p.district_id = h.district_id and p.hazard_id = h.id
              order by p.version, p.file_id
              limit 1) as thumbnail
      from h
        join organisation.v_unit u on u.district_id = h.district_id and u.unit_id = h.unit_id
      """;

  /** The page is cut out before anything is joined to it, as the product does it: the best statement known. */
  private static String page(String where, String order) {
    return "with h as materialized (select h.* from hazard.hazard h " + where + order + " limit 51) " + ROW + order;
  }

  private static final String OF_UNIT =
      "where h.district_id = ? and h.unit_id = ? and h.status <> 'DRAFT' and h.registered_at is not null";
  private static final String OF_DISTRICT =
      """
      where h.district_id = ? and h.status <> 'DRAFT' and h.next_actor <> 'NOBODY' and h.level = 'GENERAL'
        and h.category = 'FIRE' and h.due_on is not null
      """;
  private static final String WHOLE_DISTRICT =
      "where h.district_id = ? and h.status <> 'DRAFT' and h.registered_at is not null";

  private static String bounded(String where) {
    return "select count(*) from (select 1 from hazard.hazard h " + where + " limit 2001) as bounded";
  }

  public static final String UNIT_PAGE = page(OF_UNIT, " order by h.registered_at desc, h.id desc");
  public static final String UNIT_COUNT = bounded(OF_UNIT);
  public static final String DISTRICT_PAGE = page(OF_DISTRICT, " order by h.due_on, h.id");
  public static final String DISTRICT_COUNT = bounded(OF_DISTRICT);
  public static final String DEEP_PAGE =
      page(WHOLE_DISTRICT + " and (h.registered_at, h.id) < (?, ?)", " order by h.registered_at desc, h.id desc");
  public static final String DEEP_COUNT = bounded(WHOLE_DISTRICT);

  /** Number, row, line of history and figure; parameters in the order of {@link Registered}. */
  public static final String REGISTER =
      """
      with n as (
        insert into hazard.number_counter as c (district_id, year, last)
        values (?, extract(year from now())::int, 1)
        on conflict (district_id, year) do update set last = c.last + 1
        returning district_id, year, last),
      h as (
        insert into hazard.hazard
          (district_id, id, unit_id, number, version, status, place_text, category, description, source, origin,
           found_level, confirm_level, over_head, found_at, found_by, registered_at, registered_by, no_photo_reason,
           next_actor, due_on, due_reason, updated_at, registration_hash, head)
        select n.district_id, ?, ?, n.district_id || '-' || n.year || '-' || lpad(n.last::text, 6, '0'), 1, 'REGISTERED',
               ?, 'FIRE', ?, 'DISTRICT_CHECK', 'SUPERIOR', 'DISTRICT', 'DISTRICT', false, now(), ?::jsonb, now(),
               ?::jsonb, '设备损坏', 'SAFETY_OFFICER', current_date + 1, '核定时限', now(), ?, ?
        from n
        returning district_id, id, unit_id, number),
      e as (
        insert into hazard.event
          (district_id, hazard_id, version, unit_id, act, at, actor_id, body, previous_hash, hash, key)
        select district_id, id, 1, unit_id, 'REGISTER', now(), ?, ?, ?, ?, ?
        from h),
      t as (
        insert into hazard.tally_delta (district_id, id, unit_id, day, measure, category, level, origin, amount)
        select district_id, ?, unit_id, current_date, 'FOUND', 'FIRE', 'UNGRADED', 'SUPERIOR', 1
        from h)
      select number from h
      """;

  /** Checks handed in, one or many: tasks closed, one row each, and a row for each item with a photo. */
  public static final String HAND_IN =
      """
      with w as (
        select * from unnest(?::int[], ?::uuid[], ?::uuid[]) as w (district_id, task_id, id)),
      t as (
        update inspection.task t
        set state = 'SUBMITTED', checklist_from = v.effective_from, version = t.version + 1, saved_at = now(),
            saved_by_name = '基准', inspection_id = w.id, inspected_on = current_date
        from w, checklist.checklist_version v
        where t.district_id = w.district_id and t.id = w.task_id and v.code = t.checklist_code
        returning t.district_id, t.id as task_id, t.unit_id, t.checklist_code, t.checklist_from, t.kind, w.id),
      i as (
        insert into inspection.inspection
          (district_id, done_on, id, unit_id, task_id, checklist_code, checklist_from, kind, submitted_at, finished_at, results,
           person_id, person_name, post_id, post_title, node_name, content_hash)
        select t.district_id, current_date, t.id, t.unit_id, t.task_id, t.checklist_code, t.checklist_from, t.kind, now(), now(),
               ?::smallint[], ?, '基准', ?, '安全干部', '示例学校', repeat('0', 64)
        from t
        returning district_id, done_on, id, unit_id),
      n as (
        insert into inspection.item_note
          (district_id, done_on, inspection_id, position, unit_id, item_code, result, before_photos, after_photos)
        select i.district_id, i.done_on, i.id, p.position, i.unit_id, p.item, 1, array [p.photo], '{}'
        from i
          join (select ?::uuid as id, * from unnest(?::int[], ?::text[], ?::uuid[]) as p (position, item, photo)) p on p.id = i.id)
      select count(*) from i
      """;

  private static final String CUBE =
      """
      select district_id, category, level, sum(found) as found, sum(rectified) as rectified,
             sum(written_off) as written_off, sum(open) as open, sum(overdue) as overdue, sum(due_soon) as due_soon
      from (
        %s
        union all
        select district_id, category, level, 0, 0, 0, 0, -due, case when day <= current_date + 7 then due else 0 end
        from hazard.v_tally_district
        where due <> 0 and day >= current_date) as counted
      group by district_id, category, level
      order by district_id, category, level
      """;

  /** New, rectified, written off, open, overdue, soon due by district × category × level; two days. */
  public static final String CUBE_OF_DAYS =
      CUBE.formatted(
          """
          select district_id, category, level, found, rectified, written_off, 0 as open, 0 as overdue, 0 as due_soon
            from hazard.v_tally_district
            where day between ? and ?
            union all
            select district_id, category, level, 0, 0, 0, found - rectified, due, 0
            from hazard.v_tally_span
            where span = 'EVER'
          """);

  /** The sum over all days serves the period and the present in one reading, as in the product. */
  public static final String CUBE_OF_ALL =
      CUBE.formatted(
          """
          select district_id, category, level, found, rectified, written_off, found - rectified as open, due as overdue,
                 0 as due_soon
            from hazard.v_tally_span
            where span = 'EVER'
          """);
}
