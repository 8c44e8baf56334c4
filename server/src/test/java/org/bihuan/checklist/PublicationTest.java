package org.bihuan.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The city publishes while everybody works. All of it is in force only years from now, so that no other test sees it. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicationTest {

  private static final String PUBLICATIONS = "/api/standards/publications";
  private static final LocalDate NEXT = LocalDate.of(2031, 1, 1);
  private static final LocalDate AFTER = LocalDate.of(2031, 6, 1);

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  @Autowired CatalogueLoader loader;
  @Autowired CatalogueFiles files;

  private TestCity city;
  private int used = 900;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @BeforeEach
  void theCityHasJustProvedItself() {
    city.cityAdmin().proved();
  }

  static Map<String, Object> text(String requirement) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("category", "OTHER");
    text.put("requirement", requirement);
    text.put("method", "现场查看");
    text.put("hazardPhrase", "校门口护栏松动");
    text.put("measure", "加固护栏");
    text.put("deadlineDays", 7);
    text.put("level", "GENERAL");
    text.put("frequency", "WEEKLY");
    text.put("unitTypes", List.of("PRIMARY"));
    text.put("basis", "学校管理制度");
    text.put("verified", "MEMORY");
    return text;
  }

  static Map<String, Object> change(String code, LocalDate base, Object text) {
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("code", code);
    change.put("base", base);
    change.put("text", text);
    return change;
  }

  static Map<String, Object> publication(LocalDate from, List<?> items, List<?> lists) {
    Map<String, Object> publication = new LinkedHashMap<>();
    publication.put("id", Ids.next());
    publication.put("effectiveFrom", from);
    publication.put("reason", "根据新发布的规定修订");
    publication.put("items", items);
    publication.put("checklists", lists);
    return publication;
  }

  private String freshCode() {
    return "QT-" + used++;
  }

  private Answer publish(LocalDate from, Object... items) {
    return city.cityAdmin().post(PUBLICATIONS, publication(from, List.of(items), List.of()));
  }

  private String published(LocalDate from) {
    String code = freshCode();
    assertThat(publish(from, change(code, null, text("护栏牢固"))).status()).isEqualTo(201);
    return code;
  }

  @Test
  void a_new_version_counts_from_its_day_without_a_restart_and_the_past_stays() {
    String code = published(NEXT);
    Answer revised = publish(AFTER, change(code, NEXT, text("护栏牢固、无尖角")));
    assertThat(revised.status()).as(revised.toString()).isEqualTo(201);

    Client wang = city.safetyOfficer();
    assertThat(wang.get("/api/standards/items/" + code).status()).as("today").isEqualTo(404);
    assertThat(wang.get("/api/standards/items/" + code + "?on=2031-05-31").at("item/requirement")).isEqualTo("护栏牢固");
    assertThat(wang.get("/api/standards/items/" + code + "?on=2031-06-01").at("item/requirement")).isEqualTo("护栏牢固、无尖角");
    Answer versions = wang.get("/api/standards/items/" + code + "/versions");
    assertThat(versions.json()).hasSize(2);
    assertThat(versions.at("0/difference/fields/0/title")).isEqualTo("检查内容及要求");
    assertThat(versions.at("0/difference/fields/0/old")).isEqualTo("护栏牢固");
    assertThat(versions.at("0/difference/fields/0/now")).isEqualTo("护栏牢固、无尖角");
  }

  @Test
  void the_answer_kept_by_a_browser_is_no_longer_good() {
    Client wang = city.safetyOfficer();
    String before = wang.get("/api/standards/items").header("ETag");
    published(NEXT);
    assertThat(wang.with("If-None-Match", before).get("/api/standards/items").status()).isEqualTo(200);
  }

  @Test
  void another_node_notices() {
    Library other = new Library(loader.read());
    CatalogueWatch watch = new CatalogueWatch(other, loader);
    String code = published(NEXT);
    assertThat(other.catalogue().items().find(code, NEXT)).isEmpty();

    watch.look();

    assertThat(other.catalogue().items().find(code, NEXT)).isPresent();
    Catalogue seen = other.catalogue();
    watch.look();
    assertThat(other.catalogue()).as("nothing new, nothing read").isSameAs(seen);
  }

  @Test
  void an_older_reading_does_not_replace_a_newer_one() {
    Catalogue old = loader.read();
    published(NEXT);
    Library library = new Library(loader.read());
    Catalogue newer = library.catalogue();
    library.replace(old);
    assertThat(library.catalogue()).isSameAs(newer);
  }

  @Test
  void today_is_allowed_and_no_past_day() {
    Instant later = Instant.parse("2032-03-01T04:00:00Z");
    Colleague successor = cities.hire("程后任", city.cityAdmin().actor().nodeId(), Role.CITY_ADMIN);
    Client admin = city.anonymous().at(later);
    assertThat(admin.signIn(successor.login(), TestCity.PASSWORD).status()).isEqualTo(200);
    admin.proved();
    LocalDate today = BeijingTime.dayOf(later);

    List<?> items = List.of(change(freshCode(), null, text("新要求")));
    Answer past = admin.post(PUBLICATIONS, publication(today.minusDays(1), items, List.of()));
    assertThat(past.status()).isEqualTo(422);
    assertThat(past.at("errors/0/field")).isEqualTo("effectiveFrom");
    assertThat(past.at("errors/0/problem")).contains("不能改写");
    Answer now = admin.post(PUBLICATIONS, publication(today, items, List.of()));
    assertThat(now.status()).as(now.toString()).isEqualTo(201);
    assertThat(now.at("publication/upcoming")).isEqualTo("false");
  }

  @Test
  void the_preview_says_what_changes_and_whom_it_reaches_and_stores_nothing() {
    String code = published(NEXT);
    Map<String, Object> list = list("试用表", List.of(code));
    Map<String, Object> wanted =
        publication(AFTER, List.of(change(code, NEXT, text("护栏牢固、无尖角"))), List.of(change("CL-T-" + code, null, list)));
    Answer preview = city.cityAdmin().post(PUBLICATIONS + "/preview", wanted);

    assertThat(preview.status()).as(preview.toString()).isEqualTo(200);
    assertThat(preview.at("differences/0/kind")).isEqualTo("CHANGED");
    assertThat(preview.json().at("/differences/0/fields")).hasSize(1);
    assertThat(preview.at("differences/1/kind")).isEqualTo("NEW");
    assertThat(preview.at("reach/checklists/0/title")).isEqualTo("试用表");
    List<String> districts = new ArrayList<>();
    preview.json().at("/reach/districts").forEach(d -> districts.add(d.at("/districtId").asString()));
    assertThat(districts).contains(String.valueOf(city.district()), String.valueOf(city.farDistrict()));
    assertThat(city.cityAdmin().get("/api/checklists/CL-T-" + code + "?on=2031-07-01").status()).isEqualTo(404);
  }

  @Test
  void a_unit_sees_what_was_published_and_that_it_reaches_the_unit_itself() {
    String code = freshCode();
    Map<String, Object> wanted =
        publication(
            NEXT,
            List.of(change(code, null, text("护栏牢固"))),
            List.of(change("CL-T-" + code, null, list("校门检查表", List.of(code)))));
    assertThat(city.cityAdmin().post(PUBLICATIONS, wanted).status()).isEqualTo(201);

    assertThat(city.safetyOfficer().get(PUBLICATIONS).text()).contains(wanted.get("id").toString());
    Answer seen = city.safetyOfficer().get(PUBLICATIONS + "/" + wanted.get("id"));
    assertThat(seen.at("publication/reason")).isEqualTo("根据新发布的规定修订");
    assertThat(seen.json().at("/reach/districts")).hasSize(1);
    assertThat(seen.at("reach/districts/0/units")).as("one's own unit only").isEqualTo("1");
    assertThat(city.safetyOfficer().get("/api/checklists/CL-T-" + code + "?on=2031-07-01").json().at("/items")).hasSize(1);
  }

  private static Map<String, Object> list(String title, List<String> items) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("title", title);
    list.put("unitTypes", List.of("PRIMARY"));
    list.put("frequency", "WEEKLY");
    list.put("kind", "SELF_CHECK");
    list.put("items", items);
    return list;
  }

  @Test
  void only_the_city_publishes() {
    Map<String, Object> wanted = publication(NEXT, List.of(change(freshCode(), null, text("新要求"))), List.of());
    for (Role role : List.of(Role.DISTRICT_ADMIN, Role.UNIT_HEAD, Role.SAFETY_OFFICER, Role.EXPERT)) {
      Answer refused = city.as(role).post(PUBLICATIONS, wanted);
      assertThat(refused.problem()).as(role.name()).isEqualTo("city-only");
      assertThat(city.as(role).post(PUBLICATIONS + "/preview", wanted).problem()).isEqualTo("city-only");
    }
    assertThat(city.as(Role.CITY_SUPERVISOR).post(PUBLICATIONS, wanted).problem()).isEqualTo("no-permission");
    assertThat(city.safetyOfficer().get(PUBLICATIONS + "/" + wanted.get("id")).status()).isEqualTo(404);
  }

  @Test
  void repeating_is_harmless_and_another_content_is_a_conflict() {
    Map<String, Object> wanted = publication(NEXT, List.of(change(freshCode(), null, text("新要求"))), List.of());
    assertThat(city.cityAdmin().post(PUBLICATIONS, wanted).status()).isEqualTo(201);
    assertThat(city.cityAdmin().post(PUBLICATIONS, wanted).status()).isEqualTo(200);
    wanted.put("reason", "另一个理由");
    Answer conflict = city.cityAdmin().post(PUBLICATIONS, wanted);
    assertThat(conflict.problem()).isEqualTo("id-conflict");
    assertThat(conflict.at("existing/reason")).isEqualTo("根据新发布的规定修订");
    assertThat(conflict.at("submitted/reason")).isEqualTo("另一个理由");
  }

  @Test
  void who_wrote_upon_an_older_version_is_told() {
    String code = published(NEXT);
    assertThat(publish(AFTER, change(code, NEXT, text("第二版"))).status()).isEqualTo(201);
    Answer late = publish(AFTER.plusDays(1), change(code, NEXT, text("另一第二版")));
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.at("errors/0/field")).isEqualTo("items[0].base");
    Answer same = publish(AFTER, change(code, AFTER, text("另一第二版")));
    assertThat(same.at("errors/0/field")).isEqualTo("effectiveFrom");
  }

  @Test
  void every_wrong_field_is_named_and_nothing_is_half_done() {
    Map<String, Object> bad = text(" ");
    bad.put("deadlineDays", 900);
    bad.put("unitTypes", List.of());
    String good = freshCode();
    Answer refused = publish(NEXT, change(good, null, text("新要求")), change("XX-1", null, bad));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("items[1].requirement", "items[1].deadlineDays", "items[1].unitTypes", "items[1].code");
    assertThat(city.cityAdmin().get("/api/standards/items/" + good + "?on=2031-07-01").status()).isEqualTo(404);
  }

  @Test
  void an_item_of_a_judgement_rule_does_not_end() {
    LocalDate base = LocalDate.parse(city.cityAdmin().get("/api/standards/items/XF-006").at("item/effectiveFrom"));
    Answer refused = publish(NEXT, change("XF-006", base, null));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("errors/0/problem")).contains("教育系统重大事故隐患判定指南", "判定依据");
  }

  @Test
  void an_item_does_not_end_under_a_list_that_holds_it() {
    String code = freshCode();
    Map<String, Object> list = list("带护栏的表", List.of(code, "QT-001"));
    assertThat(
            city.cityAdmin()
                .post(
                    PUBLICATIONS,
                    publication(NEXT, List.of(change(code, null, text("护栏"))), List.of(change("CL-U-" + code, null, list))))
                .status())
        .isEqualTo(201);
    Answer refused = publish(AFTER, change(code, NEXT, null));
    assertThat(refused.at("errors/0/problem")).contains("带护栏的表");

    Map<String, Object> together =
        publication(
            AFTER,
            List.of(change(code, NEXT, null)),
            List.of(change("CL-U-" + code, NEXT, list("带护栏的表", List.of("QT-001")))));
    Answer done = city.cityAdmin().post(PUBLICATIONS, together);
    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    assertThat(done.text()).contains("ENDED", "去掉的检查项");
    assertThat(city.cityAdmin().get("/api/standards/items/" + code + "?on=2031-05-31").status()).isEqualTo(200);
    assertThat(city.cityAdmin().get("/api/standards/items/" + code + "?on=2031-06-01").status()).isEqualTo(404);
  }

  @Test
  void a_publication_leaves_its_line_in_the_audit() {
    Map<String, Object> wanted = publication(NEXT, List.of(change(freshCode(), null, text("新要求"))), List.of());
    city.cityAdmin().post(PUBLICATIONS, wanted);
    String details =
        database
            .everything()
            .sql("select details::text from audit.entry where act = 'checklist.publish' and subject = :subject")
            .param("subject", "publication " + wanted.get("id"))
            .query(String.class)
            .single();
    assertThat(details).contains("根据新发布的规定修订", "新要求");
  }

  @Test
  void a_later_edition_of_the_program_leaves_what_the_city_published() {
    String code = published(NEXT);
    assertThat(publish(AFTER, change(code, NEXT, text("第二版"))).status()).isEqualTo(201);
    Edition edition = files.read();
    Catalogue stored = loader.read();
    assertThat(Edition.changes(stored.items(), edition.items(), LocalDate.of(2033, 1, 1), java.util.Set.of(code)).end())
        .noneMatch(ended -> ended.version().code().equals(code));
    assertThat(Edition.changes(stored.items(), edition.items(), LocalDate.of(2033, 1, 1), java.util.Set.of()).end())
        .as("what would happen without the exception")
        .anyMatch(ended -> ended.version().code().equals(code));
  }

  @Test
  void nobody_edits_what_was_published_and_only_what_never_counted_can_go() {
    UUID id = Ids.next();
    Map<String, Object> wanted = publication(NEXT, List.of(change(freshCode(), null, text("新要求"))), List.of());
    wanted.put("id", id);
    city.cityAdmin().post(PUBLICATIONS, wanted);
    Long rights =
        database
            .everything()
            .sql(
                """
                select count(*) from information_schema.role_table_grants
                where table_schema = 'checklist' and table_name in ('publication', 'publication_withdrawal', 'checklist_line',
                    'judgement_section', 'judgement_clause', 'clause_item')
                  and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE') and grantee like 'bihuan\\_%' and grantee <> 'bihuan_owner'
                """)
            .query(Long.class)
            .single();
    assertThat(rights).isZero();
    int gone =
        database.inRolledBack(
            everything -> {
              everything.sql("set local role bihuan_city").update();
              return everything.sql("delete from checklist.item_version").update();
            });
    assertThat(gone).as("versions that nobody has taken back").isZero();
    assertThatThrownBy(
            () ->
                database.inRolledBack(
                    everything ->
                        everything
                            .sql("update checklist.item_version set withdrawn_on = effective_from where publication_id = :id")
                            .param("id", id)
                            .update()))
        .as("what has begun to count is never taken back")
        .hasMessageContaining("withdrawn_on");
  }

  @Test
  void a_table_has_up_to_four_levels_and_items_of_several_points() {
    String code = freshCode();
    Map<String, Object> item = text("危险化学品管理规范");
    item.put(
        "points",
        Map.of(
            "each",
            List.of(Map.of("text", "有台账", "hazardPhrase", "没有台账"), Map.of("text", "账物相符", "hazardPhrase", "账物不符")),
            "failsAt",
            1));
    Map<String, Object> list = list("实验室安全检查表", List.of(code));
    list.put("headings", Map.of(code, List.of("1 责任体系", "1.1 学校层面", "1.1.1 制度")));
    Map<String, Object> wanted =
        publication(NEXT, List.of(change(code, null, item)), List.of(change("CL-V-" + code, null, list)));
    Answer done = city.cityAdmin().post(PUBLICATIONS, wanted);
    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    assertThat(done.text()).contains("1. 有台账；2. 账物相符；任一不合格即不合格");

    Answer stored = city.safetyOfficer().get("/api/checklists/CL-V-" + code + "?on=2031-07-01");
    assertThat(stored.json().at("/headings/" + code)).hasSize(3);
    assertThat(stored.at("items/0/points/each/1/hazardPhrase")).isEqualTo("账物不符");
    assertThat(loader.read().checklists().find("CL-V-" + code, NEXT).orElseThrow().headingsOf(code))
        .containsExactly("1 责任体系", "1.1 学校层面", "1.1.1 制度");

    list.put("headings", Map.of(code, List.of("1", "1.1", "1.1.1", "1.1.1.1")));
    Answer deeper =
        city.cityAdmin().post(PUBLICATIONS, publication(AFTER, List.of(), List.of(change("CL-V-" + code, NEXT, list))));
    assertThat(deeper.at("errors/0/problem")).contains("超过四级");
    item.put("points", Map.of("each", List.of(Map.of("text", " ", "hazardPhrase", "没有")), "failsAt", 3));
    assertThat(publish(AFTER, change(code, NEXT, item)).text())
        .contains("items[0].points.each\"", "items[0].points.failsAt", "items[0].points.each[0].text");
  }
}
