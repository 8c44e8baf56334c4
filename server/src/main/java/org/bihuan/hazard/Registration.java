package org.bihuan.hazard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.hazard.Hazard.Judgement;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * What is known when a hazard enters the ledger (上账).
 *
 * @param id made by the client (UUIDv7), so that sending it twice registers it once
 * @param foundAt when it was seen, which may be before it is registered
 * @param judgement the rule a failed item hit, where there is one; comes from the standards, not from the client
 * @param formerId the written-off hazard that is back (反弹)
 * @param draft kept back for later completion
 */
public record Registration(
    UUID id,
    Ref unit,
    @Nullable UUID placeId,
    String placeText,
    Category category,
    @Nullable String itemCode,
    String description,
    @Nullable String basis,
    HazardSource source,
    Instant foundAt,
    @Nullable Level proposedLevel,
    @Nullable Judgement judgement,
    List<HazardCommand.PhotoRef> photos,
    @Nullable String noPhotoReason,
    boolean draft,
    @Nullable UUID formerId) {

  public Registration {
    photos = List.copyOf(photos);
  }

  /** The same with more to say. */
  public Registration telling(String told) {
    return new Registration(
        id, unit, placeId, placeText, category, itemCode, told, basis, source, foundAt, proposedLevel, judgement, photos,
        noPhotoReason, draft, formerId);
  }

  /** The first state of the hazard; the number is given by the store. */
  static Hazard begin(Registration r, Situation now) {
    check(r, now);
    Role.Level level = finderLevel(now);
    var finding =
        new Hazard.Finding(
            r.placeId(),
            r.placeText().strip(),
            r.category(),
            blankToNull(r.itemCode()),
            r.description().strip(),
            blankToNull(r.basis()),
            r.source(),
            origin(r.source(), level),
            level,
            r.foundAt(),
            now.me(),
            null,
            null,
            blankToNull(r.noPhotoReason()),
            false,
            null);
    var hazard =
        new Hazard(
            new Ref(r.unit().districtId(), r.id()),
            r.unit().id(),
            null,
            0,
            r.draft() ? HazardStatus.DRAFT : HazardStatus.REGISTERED,
            finding,
            new Hazard.Grading(
                null, null, r.proposedLevel(), r.judgement(), null, null,
                r.draft() || r.proposedLevel() != Level.MAJOR ? null : now.now()),
            Hazard.MajorControl.NONE,
            Hazard.Plan.NONE,
            Hazard.Closure.NONE,
            List.of(),
            new Hazard.Links(r.formerId(), null, null, 0, 0));
    return r.draft() ? hazard : hazard.with(registered(finding, now));
  }

  /**
   * The corrected finding in place of the old one; number, finder and registration stay, and so does 重大 once it has
   * been proposed on the ledger.
   */
  static Hazard revise(Hazard before, Registration r, Situation now) {
    if (before.status() != HazardStatus.DRAFT && before.looksMajor() && r.proposedLevel() != Level.MAJOR) {
      throw Refusal.state(
          "needs-downgrade",
          "该隐患上账时已提示为重大，这样修改会使提示的等级降低",
          "请保留原检查项和等级；确实不属重大的，请办理“申请降级”");
    }
    Hazard.Finding was = before.finding();
    Hazard.Finding is = begin(r, now).finding();
    var corrected =
        new Hazard.Finding(
            is.placeId(), is.placeText(), is.category(), is.itemCode(), is.description(), is.basis(), is.source(),
            is.origin(), is.foundLevel(), is.foundAt(), was.foundBy(), was.registeredAt(), was.registeredBy(),
            is.noPhotoReason(), was.overHead(), lateDays(is.foundAt(), was.registeredAt(), now));
    Instant since = before.looksMajor() ? before.grading().majorSince() : now.now();
    boolean major = before.status() != HazardStatus.DRAFT && r.proposedLevel() == Level.MAJOR;
    return before
        .with(corrected)
        .with(
            new Hazard.Grading(
                null, null, r.proposedLevel(), judgement(before, r), null, null, major ? since : null));
  }

  /** Why it is proposed as major stays as well, unless another item is named. */
  private static @Nullable Judgement judgement(Hazard before, Registration r) {
    boolean same = Objects.equals(before.finding().itemCode(), blankToNull(r.itemCode()));
    return r.judgement() == null && same && r.proposedLevel() == Level.MAJOR ? before.grading().judgement() : r.judgement();
  }

  private static void check(Registration r, Situation now) {
    new FieldChecks()
        .text("placeText", "部位", r.placeText(), 300)
        .text("description", "隐患描述", r.description(), 2000)
        .optionalText("basis", "依据", r.basis(), 500)
        .optionalText("noPhotoReason", "不能拍照的原因", r.noPhotoReason(), 200)
        .holds(!r.foundAt().isAfter(now.now().plusSeconds(900)), "foundAt", "发现时间晚于现在", "请核对发现时间")
        .holds(
            r.foundAt().isAfter(now.now().minusSeconds(366L * 86400)), "foundAt", "发现时间早于一年前", "请核对发现时间；历史隐患请重新核查后登记")
        .holds(
            r.draft() || !r.photos().isEmpty() || blankToNull(r.noPhotoReason()) != null,
            "photos",
            "缺少现场照片",
            "请至少上传一张照片，或写明不能拍照的原因")
        .holds(
            r.source().isNamedByHand(),
            "source",
            "来源“" + r.source().title() + "”不能填写",
            "请按您实际怎样发现的选择来源")
        .holds(
            r.formerId() != null || !r.source().isNamedByHand() || r.source().mayBeNamedBy(now.actor().role()),
            "source",
            "来源“" + r.source().title() + "”与您的岗位不符",
            finderLevel(now) == Role.Level.UNIT ? "单位人员请选择自查、日常巡查等来源" : "上级人员请选择抽查、专项检查等来源")
        .refuseIfAny();
  }

  private static Role.Level finderLevel(Situation now) {
    Role.Level level = now.actor().level();
    return level == Role.Level.CLUSTER ? Role.Level.DISTRICT : level;
  }

  /** 代报: a superior enters the unit's own finding for it; allowed, flagged, counted. */
  private static Origin origin(HazardSource source, Role.Level finder) {
    if (source == HazardSource.MONITORING) {
      return Origin.MONITORING;
    }
    if (finder == Role.Level.UNIT) {
      return Origin.SELF;
    }
    return source == HazardSource.SELF_CHECK ? Origin.ON_BEHALF : Origin.SUPERIOR;
  }

  static Hazard.Finding registered(Hazard.Finding f, Situation now) {
    return copy(f, f.basis(), now.now(), now.me(), f.overHead(), lateDays(f.foundAt(), now.now(), now));
  }

  /** A finding is judged by the rules of its day (decision 0151): that a day is long past must be seen by everybody. */
  private static @Nullable Integer lateDays(Instant foundAt, @Nullable Instant registeredAt, Situation now) {
    if (registeredAt == null) {
      return null;
    }
    LocalDate found = BeijingTime.dayOf(foundAt);
    LocalDate registered = BeijingTime.dayOf(registeredAt);
    return registered.isAfter(now.nextWorkday().apply(found)) ? Integer.valueOf((int) ChronoUnit.DAYS.between(found, registered)) : null;
  }

  static Hazard.Finding basedOn(Hazard.Finding f, String basis) {
    return copy(f, basis.strip(), f.registeredAt(), f.registeredBy(), f.overHead(), f.lateDays());
  }

  static Hazard.Finding overHead(Hazard.Finding f) {
    return copy(f, f.basis(), f.registeredAt(), f.registeredBy(), true, f.lateDays());
  }

  private static Hazard.Finding copy(
      Hazard.Finding f,
      @Nullable String basis,
      @Nullable Instant registeredAt,
      @Nullable PersonAtPost registeredBy,
      boolean overHead,
      @Nullable Integer lateDays) {
    return new Hazard.Finding(
        f.placeId(), f.placeText(), f.category(), f.itemCode(), f.description(), basis, f.source(), f.origin(),
        f.foundLevel(), f.foundAt(), f.foundBy(), registeredAt, registeredBy, f.noPhotoReason(), overHead,
        lateDays);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
