package org.bihuan.analytics;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The sums of one combination of kinds, e.g. fire hazards of major level in one district. */
record Group(Map<Dimension, String> keys, Sums sums) {

  static final String MAJOR = "MAJOR";
  static final String PROPOSED_MAJOR = "PROPOSED_MAJOR";

  String key(Dimension dimension) {
    String key = keys.get(dimension);
    if (key == null) {
      throw new IllegalArgumentException("not told apart by " + dimension);
    }
    return key;
  }

  boolean isMajor() {
    return key(Dimension.LEVEL).equals(MAJOR);
  }

  /** Proposed as major and not graded yet: neither major nor one of the general ones. */
  boolean isProposedMajor() {
    return key(Dimension.LEVEL).equals(PROPOSED_MAJOR);
  }

  static Sums total(Collection<Group> groups) {
    return total(groups, group -> true);
  }

  static Sums total(Collection<Group> groups, Predicate<Group> which) {
    return groups.stream().filter(which).map(Group::sums).reduce(Sums.NONE, Sums::plus);
  }

  static Map<String, List<Group>> by(Dimension dimension, Collection<Group> groups) {
    Map<String, List<Group>> parts = new LinkedHashMap<>();
    for (Group group : groups) {
      parts.computeIfAbsent(group.key(dimension), key -> new java.util.ArrayList<>()).add(group);
    }
    return parts;
  }
}
