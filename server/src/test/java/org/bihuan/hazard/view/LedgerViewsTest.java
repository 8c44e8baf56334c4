package org.bihuan.hazard.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person keeps views of the ledger under names of his own, and nobody else sees or touches them. */
@BihuanTest
class LedgerViewsTest {

  @Autowired private TestCities cities;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void a_view_is_kept_renamed_put_first_and_removed_and_only_its_owner_has_it() {
    Colleague officer = city.safetyOfficer();
    String path = path();
    assertThat(names(officer.put(path, view("消防逾期", "overdue=true&category=FIRE", false)))).containsExactly("消防逾期");
    assertThat(names(officer.put(path, view("消防逾期", "overdue=true&category=FIRE", false)))).containsExactly("消防逾期");
    assertThat(names(officer.put(path, view("消防超期", "overdue=true&category=FIRE", true)))).containsExactly("消防超期");
    Answer two = officer.put(path(), view("重大", "level=MAJOR&open=true", true));
    assertThat(names(two)).containsExactly("消防超期", "重大");
    assertThat(two.json().valueStream().map(v -> v.at("/first").asBoolean())).containsExactly(false, true);
    assertThat(two.json().at("/0/columns").toString()).isEqualTo("[\"number\",\"level\"]");

    for (Colleague other : List.of(city.unitHead(), city.districtAdmin(), city.stranger())) {
      assertThat(names(other.get("/api/ledger-views"))).isEmpty();
      assertThat(other.delete(path).status()).isEqualTo(404);
      assertThat(names(other.put(path, view("别人的", "", false)))).containsExactly("别人的");
    }
    assertThat(names(officer.get("/api/ledger-views"))).containsExactly("消防超期", "重大");
    assertThat(names(officer.delete(path))).containsExactly("重大");
    assertThat(officer.delete(path).status()).isEqualTo(404);
  }

  @Test
  void what_is_no_view_is_refused_with_field_and_remedy() {
    Colleague officer = city.safetyOfficer();
    assertThat(officer.put(path(), view("重大", "level=MAJOR", false)).status()).isEqualTo(200);
    assertThat(refused(officer.put(path(), view("重大", "", false)))).contains("已有名为“重大”的视图");
    assertThat(refused(officer.put(path(), view(" ", "", false)))).contains("视图名称");
    assertThat(refused(officer.put(path(), view("甲", "colour=red", false)))).contains("没有这样的筛选条件：colour");
    assertThat(refused(officer.put(path(), view("乙", "cursor=abc", false)))).contains("cursor");
    assertThat(refused(officer.put(path(), Map.of("name", "丙", "search", "", "columns", List.of())))).contains("要显示的列");
  }

  private static String path() {
    return "/api/ledger-views/" + Ids.next();
  }

  private static Map<String, Object> view(String name, String search, boolean first) {
    return Map.of("name", name, "search", search, "columns", List.of("number", "level"), "first", first);
  }

  private static String refused(Answer answer) {
    assertThat(answer.status()).isEqualTo(422);
    return answer.text();
  }

  private static List<String> names(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().valueStream().map(view -> view.at("/name").asString()).toList();
  }
}
