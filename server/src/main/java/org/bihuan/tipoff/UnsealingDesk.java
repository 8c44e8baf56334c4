package org.bihuan.tipoff;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.tipoff.Unsealing.Decision;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a sealed identity is opened: by two persons, for one report, for 24 hours, every step on the audit trail and
 * before the eyes of the audit administrator (RP-03).
 */
@Service
class UnsealingDesk {

  private final UnsealingStore store;
  private final ReportStore reports;
  private final Offices offices;
  private final IdentityVault vault;
  private final Permitted permitted;
  private final AuditTrail audit;
  private final JsonMapper json;
  private final Clock clock;

  UnsealingDesk(
      UnsealingStore store,
      ReportStore reports,
      Offices offices,
      IdentityVault vault,
      Permitted permitted,
      AuditTrail audit,
      JsonMapper json,
      Clock clock) {
    this.store = store;
    this.reports = reports;
    this.offices = offices;
    this.vault = vault;
    this.permitted = permitted;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  record Identity(String name, String phone) {}

  /** The keeper sees his own, the seal keeper and the audit administrator all. */
  List<Unsealing> latest(Actor actor) {
    UUID own = actor.is(Role.REPORT_KEEPER) ? actor.personId() : null;
    return offices.inSystem(() -> store.latest(own));
  }

  Instant now() {
    return clock.instant();
  }

  Unsealing ask(Actor actor, UUID id, Ref report, String reason) {
    mustBeAsker(actor);
    new FieldChecks().text("reason", "启封的理由", reason, 500).refuseIfAny();
    return offices.inSystem(
        () -> {
          mustBeAskable(actor, reports.find(report).orElseThrow(UnsealingDesk::noReport));
          var asked =
              new Unsealing(
                  new Ref(report.districtId(), id), report, reason.strip(), Report.Person.of(actor), now(), null, null,
                  null, null, 0);
          if (store.add(asked)) {
            record(asked, "report.identity.ask", Map.of("reason", asked.reason(), "unsealing", id));
          }
          Unsealing there = store.lock(asked.ref()).orElseThrow();
          if (!there.askedBy().personId().equals(actor.personId())) {
            throw Refusal.idTaken();
          }
          if (!there.report().equals(report) || !there.reason().equals(asked.reason())) {
            throw Refusal.otherContent(there, asked);
          }
          return there;
        });
  }

  /** Whether the reader of a report may ask for the name under it. */
  boolean mayAsk(Actor actor, Report report) {
    return permitted.mayChange(actor, "report.identity.unseal")
        && Refusal.passes(() -> mustBeAsker(actor))
        && offices.inSystem(() -> Refusal.passes(() -> mustBeAskable(actor, report)));
  }

  private static void mustBeAsker(Actor actor) {
    mustBe(actor, Role.REPORT_KEEPER, "启封由举报专管员申请");
  }

  private void mustBeAskable(Actor actor, Report report) {
    if (!offices.of(actor).equals(report.handling().desk())) {
      throw noReport();
    }
    if (!report.told().named()) {
      throw Refusal.state("nothing-sealed", "这份举报没有留下姓名或联系方式，或者已经到期销毁", "没有可以启封的内容");
    }
  }

  private static Refusal noReport() {
    return Refusal.notFound("这份举报");
  }

  Unsealing decide(Actor actor, Ref ref, Decision decision) {
    mustBeSealKeeper(actor);
    return offices.inSystem(
        () -> {
          Unsealing asked = require(ref);
          mustBeAnother(actor, asked);
          if (asked.decision() != null) {
            if (asked.decision() == decision) {
              return asked;
            }
            throw Refusal.state("already-decided", "该申请已经决定", "请刷新后查看");
          }
          Instant now = now();
          var decided =
              new Unsealing(
                  ref, asked.report(), asked.reason(), asked.askedBy(), asked.askedAt(), decision,
                  Report.Person.of(actor), now, decision == Decision.AGREED ? now.plus(Unsealing.OPEN) : null, 0);
          store.decide(decided);
          record(decided, "report.identity.decide", Map.of("decision", decision, "unsealing", ref.id()));
          return decided;
        });
  }

  /** One look, recorded before it is answered. */
  Identity look(Actor actor, Ref ref) {
    mustBeReportKeeper(actor);
    return offices.inSystem(
        () -> {
          Unsealing granted = require(ref);
          mustBeOpenTo(actor, granted);
          Report.Sealed sealed =
              reports
                  .sealed(granted.report())
                  .orElseThrow(() -> Refusal.state("nothing-sealed", "封存的身份已经到期销毁", "没有可以启封的内容"));
          store.looked(ref);
          record(granted, "report.identity.look", Map.of("unsealing", ref.id(), "look", granted.looks() + 1));
          return json.readValue(vault.open(granted.report(), sealed), Identity.class);
        });
  }

  /** What is open to the reader with one of them: to decide it once, to look while it is open. */
  List<String> possible(Actor actor, Unsealing unsealing) {
    List<String> acts = new ArrayList<>();
    if (unsealing.decision() == null
        && Refusal.passes(() -> mustBeSealKeeper(actor))
        && Refusal.passes(() -> mustBeAnother(actor, unsealing))) {
      acts.add("DECIDE");
    }
    if (Refusal.passes(() -> mustBeReportKeeper(actor)) && Refusal.passes(() -> mustBeOpenTo(actor, unsealing))) {
      acts.add("LOOK");
    }
    return acts;
  }

  private static void mustBeSealKeeper(Actor actor) {
    mustBe(actor, Role.SEAL_KEEPER, "启封由封存保管人决定");
  }

  private static void mustBeReportKeeper(Actor actor) {
    mustBe(actor, Role.REPORT_KEEPER, "只有申请启封的举报专管员可以查看");
  }

  private static void mustBeAnother(Actor actor, Unsealing asked) {
    if (asked.askedBy().personId().equals(actor.personId())) {
      throw Refusal.forbidden("two-persons", "申请人不能自己同意", "请由封存保管人决定");
    }
  }

  private void mustBeOpenTo(Actor actor, Unsealing granted) {
    if (!granted.askedBy().personId().equals(actor.personId())) {
      throw Refusal.notFound("这项启封");
    }
    if (!granted.isOpen(now())) {
      throw Refusal.state(
          "not-open",
          granted.decision() == Decision.AGREED ? "启封已满 24 小时，自动封回" : "封存保管人还没有同意",
          "仍需查看的，请重新申请");
    }
  }

  /** Identities of what was closed two years ago are destroyed. As the system, once a day. */
  int destroyOld() {
    LocalDate today = BeijingTime.today(clock);
    return reports.destroyIdentities(today.minusYears(ReportRules.KEPT_YEARS), today);
  }

  int forgetLoosePhotos() {
    return reports.forgetLoose(BeijingTime.today(clock).minusDays(1));
  }

  private Unsealing require(Ref ref) {
    return store.lock(ref).orElseThrow(() -> Refusal.notFound("这项启封"));
  }

  private void record(Unsealing unsealing, String act, Map<String, ?> details) {
    audit.record(unsealing.ref().districtId(), act, "report " + unsealing.report(), details);
  }

  private static void mustBe(Actor actor, Role role, String why) {
    if (!actor.is(role)) {
      throw Refusal.forbidden("no-permission", why, "请联系" + role.title());
    }
  }
}
