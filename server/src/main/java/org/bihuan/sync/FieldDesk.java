package org.bihuan.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.access.Permissions;
import org.bihuan.audit.AuditTrail;
import org.bihuan.checklist.Level;
import org.bihuan.hazard.FailedItem;
import org.bihuan.hazard.FailedItems;
import org.bihuan.hazard.Hazard;
import org.bihuan.hazard.HazardAct;
import org.bihuan.hazard.HazardCommand;
import org.bihuan.hazard.HazardLedger;
import org.bihuan.hazard.Registration;
import org.bihuan.inspection.CheckTimes;
import org.bihuan.inspection.Inspection;
import org.bihuan.inspection.ItemResult;
import org.bihuan.inspection.SelfCheckDesk;
import org.bihuan.inspection.SelfCheckDesk.Submission;
import org.bihuan.inspection.VisitDesk;
import org.bihuan.inspection.blind.FieldLooks;
import org.bihuan.inspection.patrol.PatrolDesk;
import org.bihuan.inspection.patrol.PatrolDesk.NewStop;
import org.bihuan.inspection.patrol.PatrolResult;
import org.bihuan.inspection.patrol.PatrolStop;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.Place;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in what phones send, each record exactly once: what it changes, and the receipt that says so, are one
 * transaction. A record that comes again is answered from its receipt; the same id with other content is a conflict a
 * person decides.
 */
@Service
class FieldDesk {

  /** The receipt, and whether this very call wrote it. */
  record Received(Receipt receipt, boolean now) {}

  /** What became of a record. */
  private record Outcome(Ref thing, @Nullable String number, String words) {}

  /** A note is what remains to be said when somebody else was faster. */
  private static final Set<HazardAct> FROM_THE_FIELD =
      EnumSet.of(HazardAct.FINISH, HazardAct.REPORT_PROGRESS, HazardAct.ADD_NOTE);

  private final ReceiptStore receipts;
  private final HazardLedger ledger;
  private final FailedItems failedItems;
  private final OrganisationRegister organisation;
  private final SelfCheckDesk checks;
  private final VisitDesk visits;
  private final PatrolDesk patrols;
  private final FieldLooks looks;
  private final Permissions permissions;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final JsonMapper json;
  private final Clock clock;

  FieldDesk(
      ReceiptStore receipts,
      HazardLedger ledger,
      FailedItems failedItems,
      OrganisationRegister organisation,
      SelfCheckDesk checks,
      VisitDesk visits,
      PatrolDesk patrols,
      FieldLooks looks,
      Permissions permissions,
      AuditTrail audit,
      TransactionOperations transaction,
      JsonMapper json,
      Clock clock) {
    this.receipts = receipts;
    this.ledger = ledger;
    this.failedItems = failedItems;
    this.organisation = organisation;
    this.checks = checks;
    this.visits = visits;
    this.patrols = patrols;
    this.looks = looks;
    this.permissions = permissions;
    this.audit = audit;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
  }

  Received receive(Actor actor, FieldRecord sent) {
    if (!actor.scope().covers(sent.unit().districtId(), sent.unit().id())) {
      throw Refusal.notFound("该单位");
    }
    return sent.content() instanceof FieldContent.Check check && check.task() != null && actor.team() != null
        ? visits.handIn(actor, check.task(), hand -> receive(actor, sent, hand))
        : Objects.requireNonNull(transaction.execute(status -> receive(actor, sent, null)));
  }

  /** @param team hands in the check of a team, in the transaction that is open */
  private Received receive(Actor actor, FieldRecord sent, VisitDesk.@Nullable Hand team) {
    String content = json.writeValueAsString(sent.content());
    String hash = hash(content);
    receipts.waitForTheSame(sent.ref());
    Optional<Receipt> known = receipts.find(sent.ref());
    if (known.isPresent()) {
      return new Received(same(actor, known.get(), sent, hash), false);
    }
    Instant now = clock.instant();
    Outcome outcome = perform(actor, sent, team, now);
    Receipt receipt =
        new Receipt(
            sent.ref(), sent.unit(), sent.content().kind(), content, hash, outcome.thing(), outcome.number(),
            outcome.words(), actor.personId(), sent.device(), now);
    receipts.insert(receipt, json.writeValueAsString(sent.originals()), sent.position(), actor);
    audit.record(
        sent.ref().districtId(),
        "field.receive",
        "record " + sent.ref(),
        Map.of("kind", receipt.kind(), "content", hash, "device", sent.device(), "thing", outcome.thing()));
    return new Received(receipt, true);
  }

  private Receipt same(Actor actor, Receipt known, FieldRecord sent, String hash) {
    if (!known.personId().equals(actor.personId())) {
      throw Refusal.idTaken();
    }
    if (!known.contentHash().equals(hash)) {
      throw Refusal.conflict("id-conflict", "同一编号已收到另一份内容不同的记录", "请核对两份内容；确属不同记录的，请另存为新记录后再传")
          .with("existing", json.readTree(known.content()))
          .with("existingReceivedAt", known.receivedAt())
          .with("submitted", sent.content());
    }
    return known;
  }

  /** A record this person sent in. */
  @Transactional(readOnly = true)
  Receipt receipt(Actor actor, Ref record) {
    return receipts
        .find(record)
        .filter(receipt -> receipt.personId().equals(actor.personId()))
        .orElseThrow(() -> Refusal.notFound("这条记录"));
  }

  private Outcome perform(Actor actor, FieldRecord sent, VisitDesk.@Nullable Hand team, Instant now) {
    return switch (sent.content()) {
      case FieldContent.Finding finding -> register(actor, sent, finding, now);
      case FieldContent.Check check -> submit(actor, sent, check, team);
      case FieldContent.Rectification step -> rectify(actor, sent, step);
      case FieldContent.Patrol patrol -> stop(actor, sent, patrol);
      case FieldContent.LookAnswer look -> answer(actor, sent, look);
    };
  }

  private Outcome register(Actor actor, FieldRecord sent, FieldContent.Finding f, Instant now) {
    FieldChecks checks =
        FailedItems.checkPoint(new FieldChecks(), "content.itemPoint", f.itemCode(), f.itemPoint())
            .present("content.category", "类别", f.category())
            .present("content.source", "来源", f.source())
            .present("content.foundAt", "发现时间", f.foundAt())
            .text("content.description", "隐患描述", f.description(), 2000);
    String placeText = placeText(sent.unit(), f, checks);
    checks.refuseIfAny();
    if (f.category() == null || f.source() == null || f.foundAt() == null || placeText == null || f.description() == null) {
      throw new IllegalStateException("checked above");
    }
    Instant foundAt = notAhead(f.foundAt(), now);
    Optional<FailedItem> item = failed(f.itemCode(), f.itemPoint(), foundAt);
    Hazard.Judgement judgement = item.map(FailedItem::judgement).orElse(null);
    Hazard hazard =
        ledger.register(
            actor,
            new Registration(
                sent.ref().id(), sent.unit(), f.placeId(), placeText, f.category(), f.itemCode(), f.description(),
                item.map(i -> i.item().basis()).orElse(null), f.source(), foundAt,
                judgement == null ? f.proposedLevel() : Level.MAJOR, judgement,
                f.photos() == null ? List.of() : f.photos(), f.noPhotoReason(), false, null));
    String words = "已上账 " + hazard.number();
    if (f.stop() == null) {
      return new Outcome(hazard.ref(), hazard.number(), words);
    }
    stop(actor, sent, f.placeId(), f.foundAt(), PatrolResult.PROBLEM, null, List.of(hazard.ref()), f.stop().scanned());
    return new Outcome(hazard.ref(), hazard.number(), words + "，已记巡查");
  }

  /** A key place names itself; one of somewhere else is none, whatever is written beside it. */
  private @Nullable String placeText(Ref unit, FieldContent.Finding f, FieldChecks checks) {
    String written = f.placeText();
    if (f.placeId() == null) {
      checks.text("content.placeText", "部位", written, 300);
      return written;
    }
    Optional<Place> place =
        organisation.placesOf(unit).stream().filter(known -> known.ref().id().equals(f.placeId())).findFirst();
    checks
        .holds(place.isPresent(), "content.placeId", "没有找到这个重点部位", "请从本单位的重点部位中选择，或只填写部位名称")
        .optionalText("content.placeText", "部位", written, 300);
    return written == null || written.isBlank() ? place.map(Place::name).orElse(null) : written;
  }

  private Outcome stop(Actor actor, FieldRecord sent, FieldContent.Patrol p) {
    new FieldChecks()
        .present("content.at", "巡查时间", p.at())
        .present("content.result", "巡查结果", p.result())
        .refuseIfAny();
    if (p.at() == null || p.result() == null) {
      throw new IllegalStateException("checked above");
    }
    PatrolStop stop =
        stop(actor, sent, p.placeId(), p.at(), p.result(), p.note(), List.of(), p.scanned());
    return new Outcome(
        stop.ref(), null, "已记 " + BeijingTime.minuteOf(stop.at()) + " 巡查：" + stop.result().title() + doubt(stop));
  }

  private static String doubt(PatrolStop stop) {
    return stop.doubt() == null ? "" : "（" + stop.doubt().title() + "，按收到的时间记，另计为补记）";
  }

  private PatrolStop stop(
      Actor actor,
      FieldRecord sent,
      @Nullable UUID placeId,
      Instant at,
      PatrolResult result,
      @Nullable String note,
      List<Ref> hazards,
      boolean scanned) {
    if (placeId == null) {
      throw Refusal.invalid("content.placeId", "没有选择巡查的重点部位", "请扫部位的二维码，或从本单位的重点部位中选择");
    }
    return patrols
        .recordByPhone(actor, new NewStop(sent.ref().id(), sent.unit(), placeId, at, result, note, hazards, scanned))
        .stop();
  }

  /** A phone whose clock runs ahead must not make anything of tomorrow; what it said stays in the receipt. */
  private static Instant notAhead(Instant told, Instant now) {
    return told.isAfter(now) ? now : told;
  }

  private Optional<FailedItem> failed(
      @Nullable String itemCode, @Nullable Integer itemPoint, Instant foundAt) {
    if (itemCode == null || itemCode.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(failedItems.require("content.", itemCode.strip(), itemPoint, foundAt));
  }

  private Outcome submit(Actor actor, FieldRecord sent, FieldContent.Check check, VisitDesk.@Nullable Hand team) {
    if (!permissions.grant(actor.role(), team == null ? "selfcheck.record" : "inspect.checkin_findings").changes()) {
      throw Refusal.forbidden("no-permission", "填写这项检查不属于您现任岗位的职责", "请由承担检查的岗位办理");
    }
    new FieldChecks()
        .present("content.task", "检查任务", check.task())
        .present("content.entries", "检查结果", check.entries())
        .refuseIfAny();
    Ref task = check.task();
    if (task == null || check.entries() == null) {
      throw new IllegalStateException("checked above");
    }
    mustBeOfUnit(sent, task);
    Submission submission = new Submission(sent.ref().id(), check.entries(), check.signatures(), check.course());
    FieldRecord.Device phone = sent.device();
    CheckTimes.Told told = new CheckTimes.Told(phone.finishedAt(), phone.offsetMillis());
    Inspection inspection =
        (team == null
                ? checks.submit(actor, task, version(sent), submission, told)
                : team.in(version(sent), submission, told))
            .inspection();
    long found = inspection.notes().stream().filter(note -> note.hazardId() != null).count();
    long unchecked = inspection.count(ItemResult.NOT_CHECKED);
    return new Outcome(
        task,
        null,
        (found == 0 ? "已提交，没有发现隐患" : "已提交，" + found + " 条隐患在台账上")
            + (unchecked == 0 ? "" : "，" + unchecked + " 项未检查"));
  }

  private Outcome rectify(Actor actor, FieldRecord sent, FieldContent.Rectification r) {
    new FieldChecks()
        .present("content.hazard", "隐患", r.hazard())
        .present("content.step", "办理内容", r.step())
        .refuseIfAny();
    HazardCommand step = r.step();
    if (r.hazard() == null || step == null) {
      throw new IllegalStateException("checked above");
    }
    if (!FROM_THE_FIELD.contains(step.act())) {
      throw Refusal.invalid("content.step", "“" + step.act().title() + "”不能在手机上离线办理", "请联网后在工作台办理");
    }
    mustBeOfUnit(sent, r.hazard());
    Hazard hazard = ledger.perform(actor, r.hazard(), version(sent), step, sent.ref().id());
    return new Outcome(
        hazard.ref(), hazard.number(), hazard.number() + " " + step.act().title() + "，现为“" + hazard.status().title() + "”");
  }

  /** The file opens with the receipt, which is the first to name it. */
  private Outcome answer(Actor actor, FieldRecord sent, FieldContent.LookAnswer said) {
    new FieldChecks()
        .present("content.look", "盲查", said.look())
        .present("content.found", "现场还在或不在", said.found())
        .text("content.note", "现场情况", said.note(), 400)
        .refuseIfAny();
    if (said.look() == null || said.found() == null || said.note() == null) {
      throw new IllegalStateException("checked above");
    }
    FieldLooks.Answered answered = looks.answer(actor, said.look(), sent.unit(), said.found(), said.note());
    return new Outcome(
        answered.hazard(), answered.number(), "已答复“" + (said.found() ? "还在" : "不在") + "”，已写入隐患历史，档案已打开");
  }

  private static void mustBeOfUnit(FieldRecord sent, Ref thing) {
    if (thing.districtId() != sent.unit().districtId()) {
      throw Refusal.notFound("所请求的内容");
    }
  }

  private static ExpectedVersion version(FieldRecord sent) {
    Integer expected = sent.expectedVersion();
    if (expected == null) {
      throw Refusal.invalid("expectedVersion", "缺少所见的版本", "请更新应用后重新提交");
    }
    return new ExpectedVersion(expected);
  }

  private static String hash(String content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
