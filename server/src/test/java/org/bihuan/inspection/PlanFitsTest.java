package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.UnitProfile;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.junit.jupiter.api.Test;

/** A plan sends nobody with a check list that is not for the unit; by then its type may have changed. */
class PlanFitsTest extends TeamsSent {

  @Test
  void a_list_that_is_not_for_the_unit_is_refused_with_the_units_it_does_not_fit() {
    List<Ref> vocational = IntStream.rangeClosed(1, 5).mapToObj(n -> unit("第 " + n + " 职业学校", UnitType.VOCATIONAL)).toList();

    Answer one = arranged(city.cityAdmin(), "CITY_CHECK", today(), today(), List.of(city.unit(), vocational.getFirst()));
    assertThat(one.problem()).as(one.toString()).isEqualTo("invalid");
    assertThat(one.at("errors/0/problem")).isEqualTo("《小学每日防火巡查表》适用于小学，不适用于“第 1 职业学校”");
    assertThat(one.at("errors/0/remedy")).contains("移除");

    Answer five = arranged(city.cityAdmin(), "CITY_CHECK", today(), today(), vocational);
    assertThat(five.at("errors/0/problem"))
        .endsWith("不适用于“第 1 职业学校”、“第 2 职业学校”、“第 3 职业学校”，另有 2 个单位");
  }

  @Test
  void whoever_is_one_of_its_types_is_inspected() {
    Ref both = unit("附设职高的小学", UnitType.PRIMARY, UnitType.VOCATIONAL);
    assertThat(arranged(city.cityAdmin(), "CITY_CHECK", today(), today(), List.of(both)).status()).isEqualTo(200);
  }

  @Test
  void a_type_that_changed_since_is_met_when_the_teams_are_sent() {
    Ref school = unit("改制学校", UnitType.PRIMARY);
    Answer arranged = arranged(city.cityAdmin(), "CITY_CHECK", today(), today(), List.of(school));
    assertThat(arranged.status()).as(arranged.toString()).isEqualTo(200);
    database
        .everything()
        .sql("update organisation.unit set types = '{VOCATIONAL}' where district_id = :district and id = :id")
        .param("district", school.districtId())
        .param("id", school.id())
        .update();

    Client office = city.cityAdmin().proved();
    Answer issued = office.put(PLANS + "/" + arranged.at("ref") + "/issue", Map.of(), arranged.version());
    assertThat(issued.problem()).as(issued.toString()).isEqualTo("invalid");
    assertThat(issued.at("errors/0/problem")).contains("不适用于“改制学校”");
    assertThat(office.get(PLANS + "/" + arranged.at("ref")).at("state")).isEqualTo("DRAFT");
  }

  private Ref unit(String name, UnitType... types) {
    return Acting.asSystem(
            () ->
                organisation.foundUnit(
                    new OrganisationRegister.NewUnit(
                        Ids.next(), city.clusterNode(), name, List.of(types), UnitProfile.Facts.of(300, 30))))
        .ref();
  }
}
