package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.junit.jupiter.api.Test;

/** The list of plans goes on to the last one, and shows each person the plans he may open and no other. */
class PlanListTest extends TeamsSent {

  @Test
  void every_plan_of_the_district_is_met_once_the_newest_first() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.addFirst(made("DISTRICT_CHECK", "第 " + i + " 次抽查"));
    }
    List<String> met = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = city.districtAdmin().get(PLANS + "?limit=3" + cursor);
      assertThat(page.json().at("/count/value").asInt()).isEqualTo(7);
      met.addAll(refs(page));
      cursor = page.json().at("/next").isNull() ? "" : "&cursor=" + page.at("next");
    } while (!cursor.isEmpty());
    assertThat(met).isEqualTo(made);
  }

  @Test
  void kind_state_and_words_of_the_title_narrow_it() {
    String fire = made("DISTRICT_CHECK", "消防安全抽查");
    String kitchen = made("SPECIAL_CHECK", "食堂专项检查");
    Colleague office = city.districtAdmin();
    assertThat(refs(office.get(PLANS + "?kind=SPECIAL_CHECK"))).containsExactly(kitchen);
    assertThat(refs(office.get(PLANS + "?q=消防"))).containsExactly(fire);
    assertThat(refs(office.get(PLANS + "?state=DRAFT"))).containsExactly(kitchen, fire);
    assertThat(refs(office.get(PLANS + "?state=ISSUED"))).isEmpty();
    assertThat(refs(office.get(PLANS + "?q=%25"))).as("a sign of patterns is a letter like others").isEmpty();
    assertThat(office.get(PLANS + "?limit=101").problem()).isEqualTo("invalid");
    assertThat(office.get(PLANS + "?cursor=abc").problem()).isEqualTo("invalid");
  }

  @Test
  void the_list_shows_exactly_the_plans_that_open() {
    Answer sent = issuedForToday("UNANNOUNCED");
    Answer draft = arranged(city.cityAdmin(), "CITY_CHECK", today(), today(), List.of(city.unit()));
    team = Ids.next();
    Answer over = issued(city.cityAdmin(), "CITY_CHECK", today(), today(), List.of(city.unit()));
    city.cityAdmin().put(PLANS + "/" + over.at("ref") + "/end", Map.of("reason", "改期"), over.version());
    List<String> all = List.of(sent.at("ref"), draft.at("ref"), over.at("ref"));
    List<Client> readers =
        List.of(
            city.cityAdmin(), city.citySupervisor(), city.districtAdmin(), city.districtInspector(), leader, member,
            city.as(Role.AUDITOR), city.strangeDistrictAdmin());
    for (Client reader : readers) {
      List<String> shown = new ArrayList<>(refs(reader.get(PLANS + "?limit=100")));
      shown.retainAll(all);
      List<String> opened = all.stream().filter(ref -> reader.get(PLANS + "/" + ref).status() == 200).toList();
      assertThat(shown).as(reader.toString()).containsExactlyInAnyOrderElementsOf(opened);
    }
  }

  @Test
  void an_inspector_finds_what_he_takes_part_in_once_it_is_sent_out() {
    String made = made("DISTRICT_CHECK", "区内抽查");
    Colleague second = cities.hire("蒋检查", city.districtNode(), Role.DISTRICT_INSPECTOR);
    Answer arranged =
        city.districtAdmin()
            .put(
                PLANS + "/" + made + "/arrangement",
                arrangement(List.of(city.unit()), today(), today(), city.districtInspector(), second),
                1);
    assertThat(refs(city.districtInspector().get(PLANS))).isEmpty();
    city.districtAdmin().proved().put(PLANS + "/" + made + "/issue", Map.of(), arranged.version());
    assertThat(refs(city.districtInspector().get(PLANS))).containsExactly(made);
  }

  @Test
  void whom_plans_do_not_concern_has_an_empty_list() {
    made("DISTRICT_CHECK", "消防安全抽查");
    for (Role role : List.of(Role.EXPERT, Role.CLUSTER_ADMIN, Role.DUTY_OFFICER)) {
      Answer list = city.as(role).get(PLANS);
      assertThat(list.status()).as(role + " " + list).isIn(200, 403);
      assertThat(list.problem()).as(role + " " + list).isIn("", "no-permission");
    }
  }

  private String made(String kind, String title) {
    Map<String, Object> plan = new LinkedHashMap<>(plan(kind, today(), today()));
    plan.put("title", title);
    Answer made = city.districtAdmin().post(PLANS, plan);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.at("ref");
  }

  private static List<String> refs(Answer page) {
    assertThat(page.status()).as(page.toString()).isEqualTo(200);
    return StreamSupport.stream(page.json().at("/items").spliterator(), false).map(row -> row.at("/ref").asString()).toList();
  }
}
