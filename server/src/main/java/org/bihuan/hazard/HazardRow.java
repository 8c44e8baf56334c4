package org.bihuan.hazard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The row of {@code hazard.hazard} and the {@link Hazard} it stands for, both ways. */
final class HazardRow {

  /** Those that are jsonb. */
  static final Set<String> JSON_COLUMNS =
      Set.of(
          "found_by", "registered_by", "judgement", "graded_by", "interim_control", "reports", "responsible",
          "rectifier", "major_plan", "plan_signature", "took_part", "completion", "acceptance", "confirmation",
          "look_backs", "referrals", "term");

  private static final TypeReference<List<Hazard.MajorReport>> REPORTS = new TypeReference<>() {};
  private static final TypeReference<List<Hazard.LookBack>> LOOK_BACKS = new TypeReference<>() {};
  private static final TypeReference<List<Hazard.Referral>> REFERRALS = new TypeReference<>() {};
  private static final TypeReference<List<PersonAtPost>> PEOPLE = new TypeReference<>() {};
  private static final TypeReference<Set<UUID>> PERSONS = new TypeReference<>() {};

  private final JsonMapper json;

  HazardRow(JsonMapper json) {
    this.json = json;
  }

  /** Column → value, in the order of the table; jsonb columns as text to be cast. */
  Map<String, @Nullable Object> columns(Hazard h, NextStep next) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("district_id", h.ref().districtId());
    row.put("id", h.ref().id());
    row.put("unit_id", h.unitId());
    row.put("number", h.number());
    row.put("version", h.version());
    row.put("status", h.status().name());
    finding(row, h);
    grading(row, h.grading());
    row.put("interim_control", text(h.control().interim()));
    row.put("reports", json.writeValueAsString(h.control().reports()));
    plan(row, h.plan());
    closure(row, h);
    row.put("referrals", json.writeValueAsString(h.referrals()));
    row.put("former_id", h.links().formerId());
    row.put("successor_id", h.links().successorId());
    row.put("duplicate_of", h.links().duplicateOf());
    row.put("rebounds", h.links().rebounds());
    row.put("extensions", h.links().extensions());
    row.put("next_actor", next.actor().name());
    row.put("proposal_actor", name(next.proposalActor()));
    row.put("due_on", next.dueOn());
    row.put("due_reason", next.reason());
    return row;
  }

  /** The whole row of a hazard that is entered at once, with the history that ends with this line. */
  Map<String, @Nullable Object> columns(Hazard h, NextStep next, HazardEvent last, byte[] registrationHash) {
    Map<String, @Nullable Object> row = columns(h, next);
    row.put("updated_at", time(last.at()));
    row.put("registration_hash", registrationHash);
    row.put("head", last.hash());
    return row;
  }

  /** A line of history; when it was recorded is the database's to say. */
  static Map<String, @Nullable Object> line(Hazard h, HazardEvent e) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("district_id", h.ref().districtId());
    row.put("hazard_id", h.ref().id());
    row.put("version", e.version());
    row.put("unit_id", h.unitId());
    row.put("act", e.act().name());
    row.put("at", time(e.at()));
    row.put("actor_id", e.actorId());
    row.put("body", e.body());
    row.put("previous_hash", e.previousHash());
    row.put("hash", e.hash());
    row.put("key", e.key());
    return row;
  }

  static Map<String, @Nullable Object> wording(Hazard h) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("district_id", h.ref().districtId());
    row.put("hazard_id", h.ref().id());
    row.put("unit_id", h.unitId());
    row.put("pairs", Wording.array(Wording.of(h)));
    return row;
  }

  Map<String, @Nullable Object> columns(Hazard h, Proposal p) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("district_id", h.ref().districtId());
    row.put("id", p.id());
    row.put("hazard_id", h.ref().id());
    row.put("unit_id", h.unitId());
    row.put("kind", p.kind().name());
    row.put("state", p.state().name());
    row.put("reason", p.reason());
    row.put("new_deadline", p.newDeadline());
    row.put("old_deadline", p.oldDeadline());
    row.put("interim_control", p.interimControl());
    row.put("to_level", name(p.toLevel()));
    row.put("ground", name(p.ground()));
    row.put("duplicate_of", p.duplicateOf() == null ? null : p.duplicateOf().id());
    row.put("decided_at_level", p.decidedAtLevel().name());
    row.put("needs_signature", p.needsSignature());
    row.put("proposed_by", p.proposedBy().personId());
    row.put("proposer", text(p.proposedBy()));
    row.put("proposed_at", time(p.proposedAt()));
    row.put("signed_by", person(p.signedBy()));
    row.put("signature", signature(p.signedBy(), p.signedAt()));
    row.put("decided_by", person(p.decidedBy()));
    row.put("decider", text(p.decidedBy()));
    row.put("decided_at", time(p.decidedAt()));
    row.put("opinion", p.opinion());
    return row;
  }

  private void finding(Map<String, @Nullable Object> row, Hazard h) {
    Hazard.Finding f = h.finding();
    row.put("place_id", f.placeId());
    row.put("place_text", f.placeText());
    row.put("category", f.category().name());
    row.put("item_code", f.itemCode());
    row.put("description", f.description());
    row.put("basis", f.basis());
    row.put("source", f.source().name());
    row.put("origin", f.origin().name());
    row.put("found_level", f.foundLevel().name());
    row.put("confirm_level", h.confirmLevel().name());
    row.put("over_head", f.overHead());
    row.put("late_days", f.lateDays());
    row.put("found_at", time(f.foundAt()));
    row.put("found_by", text(f.foundBy()));
    row.put("registered_at", time(f.registeredAt()));
    row.put("registered_by", text(f.registeredBy()));
    row.put("no_photo_reason", f.noPhotoReason());
  }

  private void grading(Map<String, @Nullable Object> row, Hazard.Grading g) {
    row.put("level", name(g.level()));
    row.put("statutory_level", name(g.statutoryLevel()));
    row.put("proposed_level", name(g.proposedLevel()));
    row.put("judgement", text(g.judgement()));
    row.put("graded_at", time(g.gradedAt()));
    row.put("graded_by", text(g.gradedBy()));
    row.put("major_since", time(g.majorSince()));
  }

  private void plan(Map<String, @Nullable Object> row, Hazard.Plan p) {
    row.put("responsible_id", person(p.responsible()));
    row.put("responsible", text(p.responsible()));
    row.put("rectifier_id", person(p.rectifier()));
    row.put("rectifier", text(p.rectifier()));
    row.put("measures", p.measures());
    row.put("funds_planned_fen", p.fundsPlannedFen());
    row.put("funds_source", p.fundsSource());
    row.put("deadline", p.deadline());
    row.put("owed_on", p.owedOn());
    row.put("term", text(p.term()));
    row.put("contingency", p.contingency());
    row.put("major_plan", text(p.majorPlan()));
    row.put("plan_signed_by", person(p.signedBy()));
    row.put("plan_signature", signature(p.signedBy(), p.signedAt()));
    row.put("took_part", json.writeValueAsString(p.tookPart()));
  }

  private void closure(Map<String, @Nullable Object> row, Hazard h) {
    Hazard.Closure c = h.closure();
    Hazard.Completion completion = c.completion();
    Hazard.Verdict acceptance = c.acceptance();
    Hazard.Verdict confirmation = c.confirmation();
    row.put("completion", text(completion));
    row.put("finished_by", completion == null ? null : completion.by().personId());
    row.put("funds_actual_fen", completion == null ? null : completion.actualFen());
    row.put("accepted_by", acceptance == null ? null : acceptance.by().personId());
    row.put("accepted_level", acceptance == null ? null : acceptance.level().name());
    row.put("acceptance", text(acceptance));
    row.put("confirmed_by", confirmation == null ? null : confirmation.by().personId());
    row.put("confirmation", text(confirmation));
    row.put("closed_at", time(c.closedAt()));
    row.put("look_backs", json.writeValueAsString(c.lookBacks()));
    row.put("look_back_due", NextStep.lookBackDue(h));
    row.put("look_back_actor", name(NextStep.lookBackActor(h)));
  }

  @Nullable String signature(@Nullable PersonAtPost by, @Nullable Instant at) {
    return by == null ? null : text(new Signature(by, at));
  }

  private record Signature(@Nullable PersonAtPost by, @Nullable Instant at) {}

  Hazard read(ResultSet r) throws SQLException {
    return new Hazard(
        new Ref(r.getInt("district_id"), r.getObject("id", UUID.class)),
        r.getObject("unit_id", UUID.class),
        r.getString("number"),
        r.getInt("version"),
        HazardStatus.valueOf(r.getString("status")),
        readFinding(r),
        new Hazard.Grading(
            value(Level.class, r.getString("level")),
            value(Level.class, r.getString("statutory_level")),
            value(Level.class, r.getString("proposed_level")),
            from(r.getString("judgement"), Hazard.Judgement.class),
            instant(r, "graded_at"),
            from(r.getString("graded_by"), PersonAtPost.class),
            instant(r, "major_since")),
        new Hazard.MajorControl(
            from(r.getString("interim_control"), Hazard.InterimControl.class),
            json.readValue(r.getString("reports"), REPORTS)),
        readPlan(r),
        new Hazard.Closure(
            from(r.getString("completion"), Hazard.Completion.class),
            from(r.getString("acceptance"), Hazard.Verdict.class),
            from(r.getString("confirmation"), Hazard.Verdict.class),
            instant(r, "closed_at"),
            json.readValue(r.getString("look_backs"), LOOK_BACKS)),
        json.readValue(r.getString("referrals"), REFERRALS),
        new Hazard.Links(
            r.getObject("former_id", UUID.class),
            r.getObject("successor_id", UUID.class),
            r.getObject("duplicate_of", UUID.class),
            r.getInt("rebounds"),
            r.getInt("extensions")));
  }

  private Hazard.Finding readFinding(ResultSet r) throws SQLException {
    return new Hazard.Finding(
        r.getObject("place_id", UUID.class),
        r.getString("place_text"),
        Category.valueOf(r.getString("category")),
        r.getString("item_code"),
        r.getString("description"),
        r.getString("basis"),
        HazardSource.valueOf(r.getString("source")),
        Origin.valueOf(r.getString("origin")),
        Role.Level.valueOf(r.getString("found_level")),
        r.getObject("found_at", OffsetDateTime.class).toInstant(),
        json.readValue(r.getString("found_by"), PersonAtPost.class),
        instant(r, "registered_at"),
        from(r.getString("registered_by"), PersonAtPost.class),
        r.getString("no_photo_reason"),
        r.getBoolean("over_head"),
        r.getObject("late_days", Integer.class));
  }

  private Hazard.Plan readPlan(ResultSet r) throws SQLException {
    Signature signature = from(r.getString("plan_signature"), Signature.class);
    return new Hazard.Plan(
        from(r.getString("responsible"), PersonAtPost.class),
        from(r.getString("rectifier"), PersonAtPost.class),
        r.getString("measures"),
        r.getObject("funds_planned_fen", Long.class),
        r.getString("funds_source"),
        r.getObject("deadline", LocalDate.class),
        r.getString("contingency"),
        from(r.getString("major_plan"), Hazard.MajorPlan.class),
        signature == null ? null : signature.by(),
        signature == null ? null : signature.at(),
        from(r.getString("term"), Hazard.Term.class),
        json.readValue(r.getString("took_part"), PEOPLE));
  }

  /** Of a row of a list, which does not carry the whole hazard. */
  Standing readStanding(ResultSet r) throws SQLException {
    String tookPart = r.getString("took_part");
    return new Standing(
        HazardStatus.valueOf(r.getString("status")),
        Standing.isCityDirect(r.getInt("district_id")),
        value(Level.class, r.getString("level")),
        value(Level.class, r.getString("proposed_level")),
        Role.Level.valueOf(r.getString("confirm_level")),
        UUID.fromString(r.getString("found_by")),
        Role.Level.valueOf(r.getString("found_level")),
        r.getBoolean("over_head"),
        r.getBoolean("planned"),
        r.getBoolean("major_planned"),
        r.getObject("deadline", LocalDate.class),
        r.getObject("responsible_id", UUID.class),
        r.getObject("rectifier_id", UUID.class),
        tookPart == null ? Set.of() : json.readValue(tookPart, PERSONS),
        r.getBoolean("on_spot"),
        r.getObject("finished_by", UUID.class),
        r.getObject("accepted_by", UUID.class),
        r.getBoolean("look_back_asked"));
  }

  Proposal readProposal(ResultSet r) throws SQLException {
    Signature signature = from(r.getString("signature"), Signature.class);
    UUID duplicateOf = r.getObject("duplicate_of", UUID.class);
    return new Proposal(
        r.getObject("id", UUID.class),
        Proposal.Kind.valueOf(r.getString("kind")),
        Proposal.State.valueOf(r.getString("state")),
        r.getString("reason"),
        r.getObject("new_deadline", LocalDate.class),
        r.getObject("old_deadline", LocalDate.class),
        r.getString("interim_control"),
        value(Level.class, r.getString("to_level")),
        value(Proposal.Ground.class, r.getString("ground")),
        duplicateOf == null ? null : new Ref(r.getInt("district_id"), duplicateOf),
        Role.Level.valueOf(r.getString("decided_at_level")),
        r.getBoolean("needs_signature"),
        require(r.getString("proposer"), PersonAtPost.class),
        r.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        signature == null ? null : signature.by(),
        signature == null ? null : signature.at(),
        from(r.getString("decider"), PersonAtPost.class),
        instant(r, "decided_at"),
        r.getString("opinion"));
  }

  <T> T require(String text, Class<T> type) {
    return json.readValue(text, type);
  }

  @Nullable String text(@Nullable Object value) {
    return value == null ? null : json.writeValueAsString(value);
  }

  <T> @Nullable T from(@Nullable String text, Class<T> type) {
    return text == null ? null : json.readValue(text, type);
  }

  static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  static OffsetDateTime require(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
    OffsetDateTime time = r.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable UUID person(@Nullable PersonAtPost person) {
    return person == null ? null : person.personId();
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static <E extends Enum<E>> @Nullable E value(Class<E> type, @Nullable String name) {
    return name == null ? null : Enum.valueOf(type, name);
  }
}
