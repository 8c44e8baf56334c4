package org.bihuan.organisation.change;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.organisation.Node;
import org.bihuan.organisation.NodeKind;
import org.bihuan.organisation.OpenBusiness;
import org.bihuan.organisation.Post;
import org.bihuan.organisation.UnitActs;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.jspecify.annotations.Nullable;

/** What may be changed on the tree, by whom and from when; pure. */
final class ChangeRules {

  private static final int LONGEST_AHEAD_DAYS = 366;

  private ChangeRules() {}

  /** Everything that can be said of the request alone. */
  static void check(WantedChange wanted, NodeKind node, LocalDate today) {
    FieldChecks checks =
        new FieldChecks()
            .text("reason", "原因", wanted.reason(), 500)
            .optionalText("document", "依据文件", wanted.document(), 100)
            .notBefore("effectiveOn", "生效日期", wanted.effectiveOn(), today)
            .holds(
                !wanted.effectiveOn().isAfter(today.plusDays(LONGEST_AHEAD_DAYS)),
                "effectiveOn", "生效日期在一年以后", "请填写一年以内的日期")
            .holds(
                wanted.kind().fits(node), "kind", node.title() + "不能办理" + wanted.kind().title(), "请选择其他办理事项");
    switch (wanted.kind()) {
      case RENAME -> checks.text("name", "新名称", wanted.name(), 100);
      case CORRECT_NAME ->
          checks
              .text("name", "正确的名称", wanted.name(), 100)
              .holds(!wanted.effectiveOn().isAfter(today), "effectiveOn", "更正不能定在以后", "请填写今天；从某日起改用新名称的，办理“更名”");
      case MOVE, REASSIGN -> checks.present("parentId", "新的上级", wanted.parentId());
      case MERGE -> checks.present("into", "并入的单位", wanted.into());
      case SPLIT ->
          checks
              .text("name", "新单位名称", wanted.name(), 100)
              .present("parentId", "新单位的上级", wanted.parentId())
              .notEmpty("types", "新单位类型", wanted.newTypes());
      case CLOSE -> {}
    }
    checks.refuseIfAny();
  }

  /**
   * A node changes only by those whose part of the city it lies in, with both ends of the change in it; a unit proposes
   * and does not change itself.
   *
   * @param other where it leads: the new parent, the unit that takes over; null where there is none
   */
  static void mustBeOwn(Scope scope, WantedChange wanted, Node node, @Nullable Node other) {
    if (!isOwn(scope, node, other)) {
      throw notOwn(wanted.kind(), node);
    }
  }

  /** The same before anything is filled in: between districts only who has more than one in his part. */
  static void mayBegin(Scope scope, ChangeKind kind, Node node) {
    boolean between = !(scope instanceof Scope.Districts d) || d.ids().size() > 1;
    if (!isOwn(scope, node, null) || kind == ChangeKind.REASSIGN && !between) {
      throw notOwn(kind, node);
    }
  }

  private static boolean isOwn(Scope scope, Node node, @Nullable Node other) {
    return switch (scope) {
      case Scope.Units u -> false;
      case Scope.Districts d ->
          node.kind() != NodeKind.CITY
              && node.kind() != NodeKind.DISTRICT
              && d.ids().contains(node.districtId())
              && (other == null || other.kind() != NodeKind.CITY && d.ids().contains(other.districtId()));
      case Scope.City c -> true;
      case Scope.System s -> true;
      case Scope.Nothing n -> false;
    };
  }

  private static Refusal notOwn(ChangeKind kind, Node node) {
    return Refusal.forbidden(
        "not-own-part",
        "不能办理“" + node.name() + "”的" + kind.title(),
        kind == ChangeKind.REASSIGN ? "跨区划转由市级管理员办理" : "请由其主管的区级或市级管理员办理；单位可以提出");
  }

  /** The ledger never leaves its district: what crosses the border is a reassignment, what does not is a move. */
  static void checkTarget(WantedChange wanted, Node node, Node target) {
    boolean sameLedger = node.districtId() == target.districtId();
    switch (wanted.kind()) {
      case MOVE -> {
        mustStandBelow(target);
        if (!sameLedger) {
          throw Refusal.invalid("parentId", "“" + target.name() + "”属于另一个区", "跨区请办理“跨区划转”");
        }
        if (target.id().equals(node.parentId())) {
          throw Refusal.invalid("parentId", "“" + node.name() + "”现在就在“" + target.name() + "”之下", "请选择另一个上级");
        }
      }
      case REASSIGN -> {
        mustStandBelow(target);
        if (sameLedger) {
          throw Refusal.invalid("parentId", "“" + target.name() + "”在同一个区内", "区内请办理“调整隶属”");
        }
      }
      case MERGE -> {
        if (target.kind() != NodeKind.UNIT || target.id().equals(node.id())) {
          throw Refusal.invalid("into", "并入的须是另一个单位", "请选择承接的单位");
        }
        if (!sameLedger) {
          throw Refusal.invalid("into", "“" + target.name() + "”属于另一个区", "请先办理跨区划转，再合并");
        }
      }
      case SPLIT -> {
        mustStandBelow(target);
        if (!sameLedger) {
          throw Refusal.invalid("parentId", "新单位须在同一个区内设立", "请选择本区的上级；需要跨区的，分立后再划转");
        }
      }
      case RENAME, CORRECT_NAME, CLOSE -> {}
    }
  }

  private static void mustStandBelow(Node target) {
    if (target.kind() == NodeKind.UNIT || target.kind() == NodeKind.DEPARTMENT) {
      throw Refusal.invalid("parentId", "单位不能设在" + target.kind().title() + "之下", "请选择区、学区，或市属");
    }
    if (target.closedOn() != null) {
      throw Refusal.invalid("parentId", "“" + target.name() + "”已撤销", "请选择现有的上级");
    }
  }

  /** Nobody moves rights that are above his own (SECURITY 6.3). */
  static void mustCover(Role.Level mover, List<Post> below) {
    below.stream()
        .filter(post -> post.role().level().compareTo(mover) > 0)
        .findFirst()
        .ifPresent(
            post -> {
              throw Refusal.forbidden("above-own-rights", "其下设有“" + post.title() + "”，权限高于办理人", "请由上级办理");
            });
  }

  /** Why a unit cannot end as it is; empty when it can. */
  static List<String> obstacles(List<OpenBusiness.Item> open) {
    List<String> obstacles = new ArrayList<>();
    for (OpenBusiness.Item item : open) {
      obstacles.add("还有 " + item.count() + " 项" + item.what() + "，撤销后无人负责：请先办结，或改为办理“合并”，由承接单位继续");
    }
    return obstacles;
  }

  /** Posts end the day before a change: what was done on its day would have been done under no post. */
  static Refusal actedToday(String unitName, UnitActs.Act last, LocalDate day) {
    return Refusal.invalid(
        "effectiveOn",
        "“" + unitName + "”的人员今天已经办理过事项（最近是 " + last.who() + "，" + BeijingTime.minuteOf(last.at()).substring(11)
            + "），任职不能倒回到昨天为止",
        "请把生效日期定在 " + day.plusDays(1) + " 或以后");
  }

  /** Of parts that go to another unit of the district, only posts that sign, grade and accept nothing keep their holders. */
  static boolean goesOver(ChangeKind kind, Role role) {
    return kind == ChangeKind.REASSIGN || role == Role.POST_HOLDER || role == Role.CONTRACTOR || role == Role.DUTY_OFFICER;
  }
}
