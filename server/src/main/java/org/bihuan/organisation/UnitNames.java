package org.bihuan.organisation;

import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Refusal;
import org.springframework.stereotype.Component;

/** No two open units of a district whose names look the same in print; an index holds it, this says which one is there. */
@Component
public class UnitNames {

  private final TreeStore store;

  UnitNames(TreeStore store) {
    this.store = store;
  }

  /** @param unit whose name it is to be; its own present one does not stand against it */
  public void mustBeFree(int district, String name, UUID unit) {
    store
        .unitCalled(district, name, unit)
        .ifPresent(
            twin -> {
              String why = "本区已有单位“" + twin + "”，只差全角半角、空格或大小写的名称视为同名";
              String remedy = "请核对是否重复建立；确是另一个单位的，请换一个能区分的名称";
              throw new Refusal(
                  409, "name-taken", "与已有内容冲突", why, remedy, List.of(new Refusal.FieldProblem("name", why, remedy)));
            });
  }
}
