package org.bihuan.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** IN-09: names that look the same in print are one name, however they are typed. */
@BihuanTest
class TwinUnitsTest {

  private static final String NAME = "白露台ABC幼儿园(示例)";

  @Autowired private TestCities cities;
  @Autowired private TestDatabase database;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
    assertThat(founded(city, NAME).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "白露台ABC幼儿园（示例）", "白露台ABC 幼儿园(示例)", "白露台ＡＢＣ幼儿园(示例)", "白露台abc幼儿园(示例)", "白露台ABC\u3000幼儿园(示例)",
        "白露台ABC\u00a0幼儿园(示例)"
      })
  void a_twin_is_neither_founded_nor_named_nor_split_off(String twin) {
    Answer second = founded(city, twin);
    assertThat(second.problem()).as(second.text()).isEqualTo("name-taken");
    assertThat(second.text()).contains(NAME);
    for (String kind : List.of("RENAME", "CORRECT_NAME")) {
      Answer renamed = changed(Map.of("kind", kind, "name", twin));
      assertThat(renamed.problem()).as(renamed.text()).isEqualTo("name-taken");
      assertThat(renamed.text()).contains(NAME);
    }
    Answer split =
        changed(Map.of("kind", "SPLIT", "name", twin, "parentId", city.clusterNode().toString(), "types", List.of("KINDERGARTEN")));
    assertThat(split.problem()).as(split.text()).isEqualTo("name-taken");
  }

  @Test
  void another_district_and_a_unit_itself_stand_in_no_way() {
    assertThat(changed(Map.of("kind", "CORRECT_NAME", "name", "育 才 学 校")).status()).as("its own name").isEqualTo(201);
    TestCity elsewhere = cities.found();
    assertThat(founded(elsewhere, NAME).status()).isEqualTo(201);
  }

  @Test
  void the_table_itself_holds_it() {
    long keys =
        database.everything()
            .sql("select count(*) from organisation.node where kind = 'UNIT' and name_key is null and district_id = :district")
            .param("district", city.unit().districtId())
            .query(Long.class)
            .single();
    assertThat(keys).isZero();
  }

  private Answer changed(Map<String, Object> what) {
    Map<String, Object> body = new HashMap<>(what);
    body.put("id", Ids.next());
    body.put("nodeId", city.unit().id());
    body.put("effectiveOn", LocalDate.now(BeijingTime.ZONE).toString());
    body.put("reason", "教育布局调整");
    return city.districtAdmin().proved().post("/api/organisation/changes", body);
  }

  private static Answer founded(TestCity city, String name) {
    return city.districtAdmin()
        .post(
            "/api/units",
            Map.of(
                "id", Ids.next(), "parentId", city.clusterNode(), "name", name, "types", List.of("KINDERGARTEN"), "pupils", 90,
                "staff", 12, "boarders", 0, "address", "某路 1 号"));
  }
}
