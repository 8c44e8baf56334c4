package org.bihuan.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.checklist.Category;
import org.bihuan.hazard.HazardFilter;
import org.bihuan.hazard.HazardSource;
import org.bihuan.hazard.HazardStatus;
import org.bihuan.hazard.Origin;
import org.bihuan.platform.Acting;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A filter nobody tells of would make a table say less than it shows. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterWordsTest {

  /** They say which part of a list is shown, not which rows belong to it. */
  private static final Set<String> OF_THE_PAGE = Set.of("cursor", "limit");

  @Autowired private TestCities cities;
  @Autowired private FilterWords words;
  private TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  static Stream<RecordComponent> filters() {
    return Arrays.stream(HazardFilter.class.getRecordComponents()).filter(c -> !OF_THE_PAGE.contains(c.getName()));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void everyFilterLeavesItsTrace(RecordComponent component) {
    // the day of a cluster says nothing without the cluster
    Map<String, Object> before = component.getName().equals("clusterOn") ? Map.of("cluster", city.clusterNode()) : Map.of();
    Map<String, Object> after = new HashMap<>(before);
    after.put(component.getName(), example(component));
    String without = sentence(before);
    String with = sentence(after);

    assertThat(with).isNotEqualTo(without);
  }

  @Test
  void aSentenceNamesWhatIsOnTheScreen() {
    String sentence = sentence(Map.of("unit", city.unit(), "level", List.of("MAJOR", "PROPOSED_MAJOR", "UNGRADED"), "overdue", true, "q", "灭火器"));

    assertThat(sentence).isEqualTo("单位：育才学校；已逾期；等级：重大、建议重大、待核定、其他待核定；含有：灭火器（最新上账在前）");
  }

  private String sentence(Map<String, Object> given) {
    return Acting.as(city.safetyOfficer().actor(), () -> words.of(filter(given)));
  }

  private Object example(RecordComponent component) {
    Map<String, Object> special = new HashMap<>();
    special.put("district", city.district());
    special.put("cluster", city.clusterNode());
    special.put("unit", city.unit());
    special.put("status", List.of(HazardStatus.PLANNING));
    special.put("source", List.of(HazardSource.PATROL));
    special.put("origin", List.of(Origin.SELF));
    special.put("level", List.of("MINOR"));
    special.put("category", List.of(Category.FIRE));
    special.put("sort", "due");
    Object known = special.get(component.getName());
    if (known != null) {
      return known;
    }
    Class<?> type = component.getType();
    if (type == Boolean.class) {
      return true;
    }
    if (type == LocalDate.class) {
      return LocalDate.of(2026, 11, 3);
    }
    return type == UUID.class ? new UUID(1, 2) : "词";
  }

  private static HazardFilter filter(Map<String, Object> given) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : HazardFilter.class.getRecordComponents()) {
      values.add(given.get(component.getName()));
    }
    try {
      return (HazardFilter) HazardFilter.class.getDeclaredConstructors()[0].newInstance(values.toArray());
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }
}
