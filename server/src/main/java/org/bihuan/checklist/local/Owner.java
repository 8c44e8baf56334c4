package org.bihuan.checklist.local;

import java.util.Objects;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;

/**
 * Whose adaptation it is.
 *
 * @param unitId null where it holds for the whole district
 */
public record Owner(int districtId, @Nullable UUID unitId) {

  /** The level of an owner, from the top down. */
  public enum Level {
    DISTRICT("本区"),
    UNIT("本单位");

    private final String title;

    Level(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  public Level level() {
    return unitId == null ? Level.DISTRICT : Level.UNIT;
  }

  public @Nullable Ref unit() {
    return unitId == null ? null : new Ref(districtId, unitId);
  }

  /** For whom this person adapts: a district administrator for his district, head and safety officer for their unit. */
  static Owner of(Actor actor) {
    return switch (actor.scope()) {
      case Scope.Districts d when actor.is(Role.DISTRICT_ADMIN) && d.ids().size() == 1 ->
          new Owner(d.ids().iterator().next(), null);
      case Scope.Units u when actor.is(Role.UNIT_HEAD, Role.SAFETY_OFFICER) && u.unitIds().size() == 1 ->
          new Owner(u.districtId(), u.unitIds().iterator().next());
      case Scope.City c -> throw Refusal.forbidden("publish-instead", "市教委的要求对全市生效", "请修订检查项或检查表并发布");
      default ->
          throw Refusal.forbidden(
              "not-adapting", "本地调整由区级管理员、单位主要负责人或安全干部办理", "请联系他们，或提出增加检查项的建议");
    };
  }

  /** What holds for every unit of a district is as grave as what the city publishes (0267); a unit decides for itself. */
  void prove(StepUp stepUp) {
    if (level() == Level.DISTRICT) {
      stepUp.mustBeRecent("改变全区的标准");
    }
  }

  boolean is(int district, @Nullable UUID unit) {
    return districtId == district && Objects.equals(unitId, unit);
  }
}
