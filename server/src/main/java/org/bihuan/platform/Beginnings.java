package org.bihuan.platform;

import java.util.List;

/**
 * What somebody may begin where there is no thing yet that could tell it by {@code can}; his session tells it. Each
 * module names its own, by the rule that refuses it.
 */
public interface Beginnings {

  List<String> openTo(Actor actor);
}
