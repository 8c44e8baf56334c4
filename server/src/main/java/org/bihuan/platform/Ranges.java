package org.bihuan.platform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From where to where a question reaches. One that is turned round would be answered with nothing, and whoever mistook
 * the two days would believe that nothing was there.
 */
public final class Ranges {

  private final List<Refusal.FieldProblem> reversed = new ArrayList<>();

  /** @param first the parameter that names the one end, {@code last} the other; both ends are part of what is asked */
  public <T extends Comparable<? super T>> Ranges inOrder(String first, @Nullable T from, String last, @Nullable T to) {
    if (from != null && to != null && from.compareTo(to) > 0) {
      String problem = first + "（" + from + "）晚于 " + last + "（" + to + "），这个范围里什么也没有";
      String remedy = "请对调两个日期，或去掉其中一个";
      reversed.add(new Refusal.FieldProblem(first, problem, remedy));
      reversed.add(new Refusal.FieldProblem(last, problem, remedy));
    }
    return this;
  }

  public void refuseIfAny() {
    if (!reversed.isEmpty()) {
      throw new Refusal(
          400, "reversed-range", "起止颠倒", reversed.getFirst().problem(), reversed.getFirst().remedy(), reversed);
    }
  }
}
