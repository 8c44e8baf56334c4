package org.bihuan.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.MovableClock;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** A post gets another title and ends; who held what under which title on a past day stays answerable. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostChangesTest {

  private static final LocalDate TODAY = LocalDate.now(BeijingTime.ZONE);
  private static final LocalDate OPENED = TODAY.minusDays(100);

  @Autowired TestCities cities;
  @Autowired PostRegister posts;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void aTitleEnteredWronglyNeverWasTheTitle() {
    Ref post = opened("食堂馆理员", Role.POST_HOLDER);
    UUID person = held(post, "苗食堂", OPENED);

    Answer corrected = city.unitHead().put(path(post), Map.of("title", "食堂管理员"), 1);

    assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
    assertThat(corrected.version()).isEqualTo(2);
    assertThat(titles(TODAY)).contains("食堂管理员").doesNotContain("食堂馆理员");
    assertThat(titles(TODAY.minusDays(50))).contains("食堂管理员").doesNotContain("食堂馆理员");
    assertThat(titleThen(person, TODAY.minusDays(50))).containsExactly("食堂管理员");
  }

  @Test
  void aTitleThatChangesAsOfADayIsTheOldOneBefore() {
    Ref post = opened("水暖工", Role.POST_HOLDER);
    UUID person = held(post, "管水暖", OPENED);
    String first = TODAY.minusDays(20).toString();

    Answer renamed = city.unitHead().put(path(post), Map.of("title", "设备工程师", "from", first), 1);
    Answer again = city.unitHead().put(path(post), Map.of("title", "设备主管", "from", TODAY.toString()), 2);

    assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
    assertThat(again.status()).as(again.text()).isEqualTo(200);
    assertThat(titleThen(person, TODAY.minusDays(21))).containsExactly("水暖工");
    assertThat(titleThen(person, TODAY.minusDays(20))).containsExactly("设备工程师");
    assertThat(titleThen(person, TODAY)).containsExactly("设备主管");
    assertThat(titles(TODAY.minusDays(21))).contains("水暖工").doesNotContain("设备");
    assertThat(titles(TODAY)).contains("设备主管").doesNotContain("水暖工");
    assertThat(holder("水暖工", TODAY.minusDays(30))).isEqualTo("管水暖");
    assertThat(field(city.unitHead().put(path(post), Map.of("title", "插队", "from", TODAY.minusDays(5).toString()), 3)))
        .as("nothing goes before a later title")
        .isEqualTo("from");
  }

  @Test
  void aLineOfHistoryKeepsTheTitleThatWasWrittenInIt() {
    Map<String, Object> finding =
        Map.of(
            "id", Ids.next(), "unit", city.unit(), "placeText", "门厅", "category", "FIRE", "description", "门厅堆放纸箱",
            "source", "PATROL", "foundAt", Instant.now().minusSeconds(60).toString(), "noPhotoReason", "已当场清走");
    String hazard = "/api/hazards/" + city.otherPostHolder().post("/api/hazards", finding).at("ref");
    Ref post = city.otherPostHolder().post();
    String title = title(post);
    assertThat(city.safetyOfficer().get(hazard).text()).contains(title);

    Answer corrected = city.unitHead().put(path(post), Map.of("title", "更正后的岗位"), version(post));

    assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
    assertThat(city.safetyOfficer().get(hazard).text()).contains(title).doesNotContain("更正后的岗位");
  }

  @Test
  void aPostSomebodyHoldsEndsOnlyWithTheHolding() {
    Ref post = opened("泳池管理员", Role.POST_HOLDER);
    held(post, "游管理", OPENED);

    Answer refused = city.unitHead().put(path(post) + "/close", Map.of("on", TODAY.toString()), 1);
    Answer ended =
        city.unitHead().put(path(post) + "/close", Map.of("on", TODAY.minusDays(1).toString(), "endHoldings", true), 1);

    assertThat(refused.problem()).isEqualTo("post-held");
    assertThat(refused.at("detail")).contains("游管理");
    assertThat(refused.at("remedy")).contains("结束任职");
    assertThat(ended.status()).as(ended.text()).isEqualTo(200);
    assertThat(titles(TODAY)).doesNotContain("泳池管理员");
    assertThat(holder("泳池管理员", TODAY.minusDays(1))).isEqualTo("游管理");
    Map<String, Object> appointment =
        Map.of("id", Ids.next(), "personId", Ids.next(), "newPersonName", "后来人", "from", TODAY.toString());
    assertThat(city.unitHead().post(path(post) + "/holders", appointment).problem()).isEqualTo("post-closed");
    assertThat(city.unitHead().put(path(post), Map.of("title", "复活"), 2).problem()).isEqualTo("post-closed");
  }

  @Test
  void closingAPostTakesNoPastDayFromWhoHeldIt() {
    Ref post = opened("标本管理员", Role.POST_HOLDER);
    held(post, "施实验", OPENED);

    Answer early =
        city.unitHead().put(path(post) + "/close", Map.of("on", TODAY.minusDays(2).toString(), "endHoldings", true), 1);
    Ref fresh = opened("新标本管理员", Role.POST_HOLDER);
    held(fresh, "今日任", TODAY);
    Answer before =
        city.unitHead().put(path(fresh) + "/close", Map.of("on", TODAY.minusDays(1).toString(), "endHoldings", true), 1);

    assertThat(field(early)).as(early.text()).isEqualTo("on");
    assertThat(early.at("errors/0/problem")).contains("施实验");
    assertThat(field(before)).as(before.text()).isEqualTo("on");
    assertThat(before.at("errors/0/remedy")).contains(TODAY.toString());
    assertThat(holder("标本管理员", TODAY.minusDays(1))).isEqualTo("施实验");
    assertThat(holder("新标本管理员", TODAY)).isEqualTo("今日任");
  }

  @Test
  void aVacantPostEndsAndNotBeforeItsLastHolderDid() {
    Ref post = opened("图书管理员", Role.POST_HOLDER);
    UUID person = held(post, "书管理", OPENED);
    Acting.asSystem(() -> posts.end(posts.heldBy(person, TODAY).getFirst().ref(), TODAY.minusDays(10)));

    Answer early = city.unitHead().put(path(post) + "/close", Map.of("on", TODAY.minusDays(11).toString()), 1);
    Answer future = city.unitHead().put(path(post) + "/close", Map.of("on", TODAY.plusDays(1).toString()), 1);
    Answer closed = city.unitHead().put(path(post) + "/close", Map.of("on", TODAY.minusDays(10).toString()), 1);

    assertThat(field(early)).isEqualTo("on");
    assertThat(field(future)).isEqualTo("on");
    assertThat(closed.status()).as(closed.text()).isEqualTo(200);
  }

  @Test
  void whatCannotBeIsRefusedNamingTheField() {
    Ref post = opened("电工", Role.POST_HOLDER);
    Colleague head = city.unitHead();

    assertThat(field(head.put(path(post), Map.of("title", " "), 1))).isEqualTo("title");
    assertThat(field(head.put(path(post), Map.of("title", "电工"), 1))).isEqualTo("title");
    assertThat(field(head.put(path(post), Map.of("title", "长".repeat(51)), 1))).isEqualTo("title");
    assertThat(field(head.put(path(post), Map.of("title", "高级电工", "from", TODAY.plusDays(1).toString()), 1)))
        .isEqualTo("from");
    assertThat(field(head.put(path(post), Map.of("title", "高级电工", "from", OPENED.toString()), 1))).isEqualTo("from");
    assertThat(head.put(path(post), Map.of("title", "高级电工"), 7).status()).isEqualTo(412);
    assertThat(head.put(path(post), Map.of("title", "高级电工")).status()).isEqualTo(428);
  }

  @Test
  void onlyWhoFillsAPostChangesIt() {
    Ref simple = opened("保洁员", Role.POST_HOLDER);
    Map<String, Object> title = Map.of("title", "冒充");
    Map<String, Object> end = Map.of("on", TODAY.toString(), "endHoldings", true);

    assertThat(city.postHolder().put(path(simple), title, 1).status()).isEqualTo(403);
    assertThat(city.districtAdmin().put(path(simple), title, 1).status()).as("he only reads posts").isEqualTo(403);
    assertThat(city.neighbourHead().put(path(simple), title, 1).status()).isEqualTo(404);
    assertThat(city.stranger().put(path(simple) + "/close", end, 1).status()).isEqualTo(404);
    Ref officers = city.safetyOfficer().post();
    assertThat(city.unitHead().put(path(officers), title, 1).problem()).as("not his to fill").isEqualTo("not-grantable");
    assertThat(city.unitHead().put(path(officers) + "/close", end, 1).problem()).isEqualTo("not-grantable");
    Colleague security = city.as(Role.SECURITY_ADMIN).proved();
    assertThat(security.put(path(officers), Map.of("title", "安全处长"), version(officers)).status()).isEqualTo(200);
  }

  private Ref opened(String title, Role role) {
    return MovableClock.at(
        BeijingTime.startOf(OPENED),
        () ->
            Acting.asSystem(
                () -> posts.open(new PostRegister.NewPost(Ids.next(), city.unit().id(), title, role)).ref()));
  }

  private UUID held(Ref post, String name, LocalDate from) {
    UUID person = Ids.next();
    Acting.asSystem(() -> posts.appoint(new PostRegister.Appointment(Ids.next(), post, person, name, from)));
    return person;
  }

  private List<String> titleThen(UUID person, LocalDate day) {
    return Acting.asSystem(
        () -> posts.postAt(person, BeijingTime.startOf(day)).stream().map(held -> held.post().title()).toList());
  }

  private String titles(LocalDate day) {
    return city.unitHead().get("/api/units/" + city.unit() + "/people?on=" + day).text();
  }

  private String holder(String title, LocalDate day) {
    return city.unitHead().get("/api/units/" + city.unit() + "/people?on=" + day).json().valueStream()
        .filter(post -> post.get("title").asString().equals(title))
        .map(post -> post.at("/holders/0/name").asString())
        .findFirst()
        .orElse("");
  }

  private int version(Ref post) {
    return Acting.asSystem(() -> posts.requirePost(post)).version();
  }

  private String title(Ref post) {
    return Acting.asSystem(() -> posts.requirePost(post)).title();
  }

  private static String path(Ref post) {
    return "/api/organisation/posts/" + post;
  }

  private static String field(Answer answer) {
    return answer.at("errors/0/field");
  }
}
