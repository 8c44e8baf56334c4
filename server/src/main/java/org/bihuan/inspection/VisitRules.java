package org.bihuan.inspection;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.inspection.ItemEntry.Decision;
import org.bihuan.inspection.ItemEntry.LedgerChoice;
import org.bihuan.platform.Actor;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/** What a team hands in: confirmed by a person, finding by finding, and signed. Pure. */
final class VisitRules {

  /** How far back a unit's own check that passed an item tells that it was missed. */
  static final int DAYS_OF_OWN_CHECKS = 92;

  private VisitRules() {}

  /** An expert advises; what is handed in speaks for the office that sent the team. */
  static void mustBeInspector(Actor actor) {
    if (actor.is(Role.EXPERT)) {
      throw Refusal.forbidden("expert-advises", "专家不提交检查记录", "请由检查组组长或组员提交");
    }
  }

  /**
   * Whether a finding is already on the ledger is decided by a person, never by silence. Whether the unit's own check
   * missed it may stay open: a team without a network could not be asked, and its record is signed (decision 0278).
   */
  static void checkFindings(List<ItemEntry> entries, FieldChecks checks) {
    for (int i = 0; i < entries.size(); i++) {
      ItemEntry entry = entries.get(i);
      if (!entry.result().isAbnormal()) {
        continue;
      }
      String field = "entries[" + i + "].ledger";
      LedgerChoice choice = entry.ledger();
      if (choice == null) {
        checks.wrong(field, "没有确认是否已在台账", "请确认“已在台账”或“新发现”");
      } else if (choice.decision() == Decision.LINK) {
        checks.holds(choice.missed() == null, field, "已在台账的问题不属于自查漏查", "请去掉“自查漏查”");
      }
    }
  }

  /**
   * Whether the unit's own check missed what is found now. Null where nobody has confirmed it: not asked on site, or said
   * so of an item that the unit's own checks did not pass as far as the server knows.
   *
   * @param passed items the unit's own checks passed of late
   */
  static @Nullable Boolean missed(ItemEntry entry, Set<String> passed) {
    LedgerChoice choice = entry.ledger();
    Boolean said = choice == null || choice.decision() == Decision.LINK ? Boolean.FALSE : choice.missed();
    if (passed.contains(entry.item())) {
      return said;
    }
    return Boolean.TRUE.equals(said) ? null : Boolean.FALSE;
  }

  /**
   * 安全生产法第六十八条: 检查人员和被检查单位的负责人签字；拒绝签字的，检查人员应当将情况记录在案. Two inspectors at least.
   *
   * A picture stands for the name and post it was made for, and for one person. In print somebody puts his own name only;
   * for the head of the unit it takes a reason, which the paper tells.
   *
   * @param inspectors names of the team by person, experts left out
   * @param handsIn who hands in
   */
  static void checkSignatures(
      @Nullable Signatures signed, Map<UUID, String> inspectors, UUID handsIn, FieldChecks checks) {
    if (signed == null) {
      checks.wrong("signatures", "检查记录没有签名", "请由两名检查人员和被检查单位负责人签名");
      return;
    }
    Set<UUID> persons = new HashSet<>();
    for (int i = 0; i < signed.inspectors().size(); i++) {
      Signatures.OfInspector signature = signed.inspectors().get(i);
      String field = "signatures.inspectors[" + i + "]";
      String listed = inspectors.get(signature.personId());
      checks
          .holds(inspectors.containsKey(signature.personId()), field, signature.name() + "不是本检查组的检查人员", "请由本组组长或组员签名")
          .holds(persons.add(signature.personId()), field, signature.name() + "签了两次", "请由另一名检查人员签名")
          .holds(
              listed == null || listed.equals(signature.name()),
              field,
              "签名的姓名“" + signature.name() + "”与检查组名单不符",
              "请清除后由" + listed + "重新签名")
          .holds(
              signature.typed() == null || signature.personId().equals(handsIn),
              field,
              signature.name() + "的签名是打印体，打印体只能由提交人用于本人",
              "请由" + signature.name() + "本人手写签名");
    }
    checks
        .holds(signed.inspectors().size() >= 2, "signatures.inspectors", "检查人员签名不足两人", "检查不得少于两人，请两名检查人员签名")
        .holds(
            (signed.unit() == null) != (signed.refused() == null),
            "signatures.unit",
            "须有被检查单位负责人的签名，或记录其拒绝签字的情况",
            "二者填写其一");
    if (signed.unit() != null) {
      checks
          .text("signatures.unit.name", "被检查单位签名人", signed.unit().name(), 40)
          .text("signatures.unit.post", "签名人职务", signed.unit().post(), 40);
      checkHead(signed.unit(), checks);
    }
    if (signed.refused() != null) {
      checks
          .text("signatures.refused.name", "拒绝签字人", signed.refused().name(), 40)
          .text("signatures.refused.post", "拒绝签字人职务", signed.refused().post(), 40)
          .text("signatures.refused.reason", "拒绝签字的情况和原因", signed.refused().reason(), 300)
          .optionalText("signatures.refused.present", "在场人", signed.refused().present(), 100);
    }
    Set<Ref> images = new HashSet<>();
    checks.holds(imagesOf(signed).allMatch(images::add), "signatures", "同一张签名图片用作了两个人的签名", "请各人分别签名");
  }

  private static void checkHead(Signatures.OfUnit head, FieldChecks checks) {
    Signatures.NameAndPost signedAs = head.signedAs();
    checks.holds(
        signedAs != null && Objects.equals(head.name(), signedAs.name()) && Objects.equals(head.post(), signedAs.post()),
        "signatures.unit",
        signedAs == null
            ? "没有写明负责人签名时的姓名和职务"
            : "签名后改过姓名或职务：签名时是“" + signedAs.name() + "（" + signedAs.post() + "）”",
        "请清除负责人的签名，核对姓名和职务后重新签名");
    Signatures.Typed typed = head.typed();
    if (typed != null) {
      checks.text("signatures.unit.typed.reason", "负责人用打印体的原因", typed.reason(), 100);
    }
  }

  static Stream<Ref> imagesOf(Signatures signed) {
    Stream<Ref> inspectors = signed.inspectors().stream().map(Signatures.OfInspector::image);
    return signed.unit() == null ? inspectors : Stream.concat(inspectors, Stream.of(signed.unit().image()));
  }
}
