package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a team hands in: findings confirmed by a person, on the ledger of the unit, under signatures. */
class TeamOnSiteTest extends TeamsSent {

  private static final Map<String, Object> NEW = Map.of("decision", "NEW");

  @Test
  void nobody_but_the_team_sees_it_before_it_is_handed_in_and_the_unit_sees_it_then() {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    assertThat(sheet.status()).as(sheet.toString()).isEqualTo(200);
    String visit = VISITS + "/" + sheet.at("ref");
    assertThat(sheet.at("kindTitle")).isEqualTo("市抽查");
    assertThat(start(sent, plan).at("ref")).as("starting again is already done").isEqualTo(sheet.at("ref"));
    assertThat(city.safetyOfficer().get(visit).status()).isEqualTo(404);
    assertThat(city.safetyOfficer().get("/api/inspection/tasks/" + sheet.at("ref")).status()).isEqualTo(404);
    assertThat(city.safetyOfficer().get("/api/inspection/tasks").json().at("/items")).isEmpty();
    assertThat(city.safetyOfficer().get(VISITS).json().at("/items")).isEmpty();

    Answer saved = onMission(plan, member).put(visit + "/results", Map.of("entries", List.of(entry("XF-010", "PASS"))), sheet.version());
    assertThat(saved.status()).as("another of the team goes on with it: " + saved).isEqualTo(200);
    Answer done = sent.post(visit + "/submission", submission(answers(List.of()), signedByUnit(sent)), saved.version());
    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    assertThat(done.at("record/signatures/unit/name")).isEqualTo("李校长");
    assertThat(city.safetyOfficer().get(visit).at("record/zeroReport")).isEqualTo("true");
    assertThat(city.safetyOfficer().get(VISITS).json().at("/items")).hasSize(1);
    assertThat(city.neighbour().get(visit).status()).isEqualTo(404);
    assertThat(city.stranger().get(VISITS).json().at("/items")).isEmpty();
    assertThat(city.cityAdmin().get(PLANS + "/" + plan.at("ref")).at("targets/0/state")).isEqualTo("DONE");
  }

  @Test
  void what_failed_is_on_the_ledger_as_found_by_the_city_which_alone_writes_it_off() {
    Answer plan = issuedForToday("CROSS_INSPECTION");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    Answer done =
        sent.post(
            VISITS + "/" + sheet.at("ref") + "/submission",
            submission(answers(List.of(finding("XF-010", "西门", NEW))), signedByUnit(sent)),
            sheet.version());
    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    Answer hazard = city.safetyOfficer().get("/api/hazards/" + done.at("record/findings/0/hazard/ref"));
    assertThat(hazard.at("source")).isEqualTo("CROSS_INSPECTION");
    assertThat(hazard.at("origin")).isEqualTo("SUPERIOR");
    assertThat(hazard.at("foundLevel")).isEqualTo("CITY");
    assertThat(hazard.at("foundBy/post")).contains("交叉互查第一组组长");
  }

  @Test
  void a_person_confirms_what_is_on_the_ledger_and_what_the_unit_missed() {
    ownCheckPassing();
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    String address = VISITS + "/" + sheet.at("ref") + "/submission";
    assertThat(line(sheet, "XF-010").at("/last/result").asString()).isEqualTo("PASS");
    assertThat(line(sheet, "XF-010").at("/passedByUnit").asBoolean()).as("what the team is asked about").isTrue();

    Map<String, Object> silent = finding("XF-010", "西门", NEW);
    silent.remove("ledger");
    Answer unsaid = sent.post(address, submission(answers(List.of(silent)), signedByUnit(sent)), sheet.version());
    assertThat(unsaid.at("errors/0/problem")).contains("没有确认是否已在台账");
    Map<String, Object> missed = finding("XF-010", "西门", Map.of("decision", "NEW", "missed", true));
    Answer done = sent.post(address, submission(answers(List.of(missed)), signedByUnit(sent)), sheet.version());
    assertThat(done.at("record/findings/0/missed")).as(done.toString()).isEqualTo("true");
    assertThat(city.cityAdmin().get(PLANS + "/" + plan.at("ref")).at("targets/0/outcome/missed")).isEqualTo("1");
  }

  @Test
  void what_was_not_asked_on_site_is_accepted_and_told_as_not_confirmed() throws Exception {
    ownCheckPassing();
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    Answer done = handedIn(sent, sheet, answers(List.of(finding("XF-010", "西门", NEW))));
    assertThat(done.json().at("/record/findings/0/missed").isNull()).isTrue();
    assertThat(city.cityAdmin().get(PLANS + "/" + plan.at("ref")).at("targets/0/outcome/missed")).isEqualTo("0");
    assertThat(DayOfTheCheckTest.paper(sent.get(VISITS + "/" + sheet.at("ref") + "/record?form=PDF")))
        .contains("未确认是否自查漏查");
  }

  @Test
  void all_that_is_wrong_is_told_at_once_by_the_position_and_words_of_the_item() {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    String other =
        items().stream().filter(code -> !code.equals("XF-010") && !code.equals("XF-006")).findFirst().orElseThrow();
    String photo = Photos.upload(sent, city.unit());
    Map<String, Object> twice = fixed(sent, "XF-010");
    twice.remove("measures");
    twice.put("photos", List.of(Map.of("file", photo, "kind", "BEFORE"), Map.of("file", photo, "kind", "AFTER")));
    Map<String, Object> lost = finding(other, "西门", NEW);
    lost.put("placeId", Ids.next());
    Map<String, Object> unsigned = Map.of("inspectors", List.of(signature(sent, leader)), "unit", head(sent));
    Answer refused =
        sent.post(
            VISITS + "/" + sheet.at("ref") + "/submission",
            submission(answers(List.of(twice, lost, fixed(sent, "XF-006"))), unsigned),
            sheet.version());
    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    JsonNode major = line(sheet, "XF-006");
    assertThat(refused.text())
        .contains("第 " + line(sheet, "XF-010").at("/position").asInt() + " 项“")
        .contains("没有写明整改措施", "同一张照片不能既作“整改前”又作“整改后”", "没有找到这个重点部位")
        .contains("第 " + major.at("/position").asInt() + " 项“" + major.at("/requirement").asString().substring(0, 10))
        .contains("不能按当场整改办理", "检查人员签名不足两人");
  }

  @Test
  void a_photo_of_a_fix_that_became_a_failure_is_no_part_of_the_record() {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    Map<String, Object> changed = fixed(sent, "XF-010");
    changed.put("result", "FAIL");
    Answer done = handedIn(sent, sheet, answers(List.of(changed)));
    JsonNode kept = line(done, "XF-010").at("/entry");
    assertThat(kept.at("/photos")).hasSize(1);
    assertThat(kept.at("/photos/0/kind").asString()).isEqualTo("BEFORE");
    assertThat(kept.at("/measures").isNull()).isTrue();
  }

  @Test
  void the_paper_tells_the_head_what_may_be_major_until_when_and_why_there_is_no_photo() throws Exception {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    Map<String, Object> blind = finding("XF-006", "西门", NEW);
    blind.put("noPhotoReason", "夜间断电无法拍照");
    handedIn(sent, sheet, answers(List.of(blind)));
    assertThat(DayOfTheCheckTest.paper(sent.get(VISITS + "/" + sheet.at("ref") + "/record?form=PDF")))
        .contains("建议重大隐患：")
        .contains("须在24小时内上报：")
        .contains("临时管控：尚未登记")
        .contains("没有照片，原因：夜间断电无法拍照")
        .contains("冯组长%d年%d月%d日".formatted(today().getYear(), today().getMonthValue(), today().getDayOfMonth()));
  }

  @Test
  void what_is_already_on_the_ledger_stays_one_hazard() {
    String known = ownCheckFailing();
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    assertThat(line(sheet, "XF-010").at("/openHazards/0/ref").asString()).isEqualTo(known);
    Answer done =
        sent.post(
            VISITS + "/" + sheet.at("ref") + "/submission",
            submission(
                answers(List.of(finding("XF-010", "别处", Map.of("decision", "LINK", "hazard", known)))), signedByUnit(sent)),
            sheet.version());
    assertThat(done.at("record/findings/0/ledger")).as(done.toString()).isEqualTo("LINKED");
    assertThat(done.at("record/findings/0/hazard/ref")).isEqualTo(known);
  }

  @Test
  void what_was_put_right_before_the_team_is_so_on_the_ledger_and_waits_for_another_to_confirm() throws Exception {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    Answer done = handedIn(sent, sheet, answers(List.of(fixed(sent, "XF-010"))));
    String hazard = "/api/hazards/" + done.at("record/findings/0/hazard/ref");
    Answer found = city.safetyOfficer().get(hazard);
    assertThat(found.at("status")).isEqualTo("FIXED_ON_SPOT");
    assertThat(found.at("completion/measuresTaken")).isEqualTo("检查组在场时已当场整改：课桌已当场搬离");
    assertThat(found.at("completion/finishedOn")).isEqualTo(today().toString());
    assertThat(found.json().at("/photos")).hasSize(2);
    assertThat(found.at("nextActor")).as("who sent the team").isEqualTo("CITY");
    assertThat(found.json().at("/can").toString()).as("the unit need not enter it again").doesNotContain("FIX_ON_SPOT");
    Map<String, Object> confirm = Map.of("act", "CONFIRM_ON_SPOT_FIX", "conclusion", "照片可见已搬离");
    assertThat(city.safetyOfficer().post(hazard + "/acts", confirm, found.version()).problem()).isEqualTo("superior-accepts");
    Answer confirmed = city.citySupervisor().post(hazard + "/acts", confirm, found.version());
    assertThat(confirmed.at("status")).as(confirmed.toString()).isEqualTo("CLOSED");

    String paper = DayOfTheCheckTest.paper(sent.get(VISITS + "/" + sheet.at("ref") + "/record?form=PDF"));
    assertThat(paper).contains("检查时已当场整改").contains("课桌已当场搬离");
  }

  @Test
  void who_found_it_and_saw_it_put_right_does_not_confirm_it_himself() {
    Colleague inspector = cities.hire("卫检查", districtOfUnit(), Role.DISTRICT_INSPECTOR).signIn();
    Colleague second = cities.hire("蒋检查", districtOfUnit(), Role.DISTRICT_INSPECTOR).signIn();
    leader = inspector;
    member = second;
    Answer plan = issued(city.districtAdmin(), "DISTRICT_CHECK", today(), today(), List.of(city.unit()));
    Client sent = onMission(plan, inspector);
    Answer sheet = start(sent, plan);
    Answer done = handedIn(sent, sheet, answers(List.of(fixed(sent, "XF-010"))));
    String hazard = "/api/hazards/" + done.at("record/findings/0/hazard/ref");
    Map<String, Object> confirm = Map.of("act", "CONFIRM_ON_SPOT_FIX", "conclusion", "照片可见已搬离");
    assertThat(inspector.put("/api/session/post", Map.of("postId", inspector.post().toString())).status()).isEqualTo(200);
    assertThat(inspector.post(hazard + "/acts", confirm, 2).problem()).isEqualTo("two-persons");
    assertThat(city.districtAdmin().post(hazard + "/acts", confirm, 2).at("status")).isEqualTo("CLOSED");
  }

  @Test
  void what_may_be_major_goes_the_usual_way_though_it_was_put_right() {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    Answer refused =
        sent.post(
            VISITS + "/" + sheet.at("ref") + "/submission",
            submission(answers(List.of(fixed(sent, "XF-006"))), signedByUnit(sent)),
            sheet.version());
    assertThat(refused.text()).contains("命中重大隐患判定标准，不能按当场整改办理");
  }

  @Test
  void a_reading_and_the_times_stand_on_the_paper() throws Exception {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    Map<String, Object> measured = entry("XF-010", "PASS");
    measured.put("reading", "0.8 MPa");
    handedIn(sent, sheet, answers(List.of(measured)));
    String visit = VISITS + "/" + sheet.at("ref");
    assertThat(DayOfTheCheckTest.paper(sent.get(visit + "/record?form=PDF")))
        .contains("0.8MPa")
        .contains("到场")
        .contains("位置39.9,116.4")
        .contains("检查完成")
        .contains("收到");
  }

  @Test
  void a_picture_stands_for_the_name_and_post_it_was_made_for() {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    String address = VISITS + "/" + sheet.at("ref") + "/submission";
    List<Map<String, Object>> clean = answers(List.of());
    Map<String, Object> signed = signedByUnit(sent);
    for (Map<String, Object> other :
        List.of(with(head(sent), "name", "王校长"), with(head(sent), "post", "副校长"))) {
      assertProblem(sent.post(address, submission(clean, with(signed, "unit", other)), sheet.version()), "签名后改过姓名或职务");
    }
    Map<String, Object> bare = new LinkedHashMap<>(head(sent));
    bare.remove("signedAs");
    assertProblem(sent.post(address, submission(clean, with(signed, "unit", bare)), sheet.version()), "没有写明负责人签名时的姓名和职务");
    Map<String, Object> own = signature(sent, leader);
    Map<String, Object> borrowed = with(signature(sent, member), "image", Objects.requireNonNull(own.get("image")));
    assertProblem(
        sent.post(address, submission(clean, with(signed, "inspectors", List.of(own, borrowed))), sheet.version()), "两个人的签名");
    Map<String, Object> renamed = with(signature(sent, member), "name", "褚某");
    assertProblem(
        sent.post(address, submission(clean, with(signed, "inspectors", List.of(own, renamed))), sheet.version()), "与检查组名单不符");
  }

  @Test
  void in_print_one_signs_for_himself_only_and_for_the_head_with_a_reason_and_the_paper_tells() throws Exception {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    String visit = VISITS + "/" + sheet.at("ref");
    List<Map<String, Object>> clean = answers(List.of());
    Map<String, Object> print = Map.of();
    Map<String, Object> signed = signedByUnit(sent);
    Map<String, Object> forColleague =
        with(signed, "inspectors", List.of(signature(sent, leader), with(signature(sent, member), "typed", print)));
    assertProblem(sent.post(visit + "/submission", submission(clean, forColleague), sheet.version()), "打印体只能由提交人用于本人");
    assertProblem(
        sent.post(
            visit + "/submission", submission(clean, with(signed, "unit", with(head(sent), "typed", print))), sheet.version()),
        "负责人用打印体的原因");

    Map<String, Object> right =
        with(
            with(signed, "inspectors", List.of(with(signature(sent, leader), "typed", print), signature(sent, member))),
            "unit",
            with(head(sent), "typed", Map.of("reason", "手部不便", "by", "别人")));
    Answer done = sent.post(visit + "/submission", submission(clean, right), sheet.version());
    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    assertThat(done.at("record/signatures/inspectors/0/typed/by")).isEqualTo("冯组长");
    assertThat(done.json().at("/record/signatures/inspectors/1/typed").isMissingNode()).isTrue();
    assertThat(done.at("record/signatures/unit/typed/by")).as("said by the server").isEqualTo("冯组长");
    assertThat(DayOfTheCheckTest.paper(sent.get(visit + "/record?form=PDF")))
        .contains("检查人员冯组长的签名不是手写：打印体，由冯组长代录")
        .contains("李校长（校长）的签名不是手写：打印体，由冯组长代录，原因：手部不便")
        .doesNotContain("褚组员的签名不是手写");
  }

  private Answer handedIn(Client sent, Answer sheet, List<Map<String, Object>> answers) {
    Answer done =
        sent.post(VISITS + "/" + sheet.at("ref") + "/submission", submission(answers, signedByUnit(sent)), sheet.version());
    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    return done;
  }

  private Map<String, Object> fixed(Client sent, String item) {
    Map<String, Object> fixed = finding(item, "西门", NEW);
    fixed.put("result", "FIXED_ON_SPOT");
    fixed.put("measures", "课桌已当场搬离");
    fixed.put(
        "photos",
        List.of(
            Map.of("file", Photos.upload(sent, city.unit()), "kind", "BEFORE"),
            Map.of("file", Photos.upload(sent, city.unit()), "kind", "AFTER")));
    return fixed;
  }

  private UUID districtOfUnit() {
    return Acting.asSystem(() -> organisation.district(city.district())).orElseThrow().id();
  }

  @Test
  void two_inspectors_and_the_head_sign_or_the_refusal_is_recorded_with_its_reason() {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    String address = VISITS + "/" + sheet.at("ref") + "/submission";
    List<Map<String, Object>> clean = answers(List.of());
    Map<String, Object> head = head(sent);

    assertProblem(sent.post(address, Map.of("id", Ids.next(), "entries", clean), sheet.version()), "没有签名");
    assertProblem(
        sent.post(address, submission(clean, Map.of("inspectors", List.of(signature(sent, leader)), "unit", head)), sheet.version()),
        "不足两人");
    assertProblem(
        sent.post(
            address,
            submission(clean, Map.of("inspectors", List.of(signature(sent, leader), signature(sent, city.citySupervisor())), "unit", head)),
            sheet.version()),
        "不是本检查组");
    List<Object> both = List.of(signature(sent, leader), signature(sent, member));
    assertProblem(sent.post(address, submission(clean, Map.of("inspectors", both)), sheet.version()), "拒绝签字");
    Map<String, Object> foreign =
        with(head(sent), "image", Photos.upload(city.neighbour(), city.neighbourUnit()));
    assertProblem(
        sent.post(address, submission(clean, Map.of("inspectors", both, "unit", foreign)), sheet.version()), "没有上传到被检查单位");

    Map<String, Object> refused =
        Map.of("inspectors", both, "refused", Map.of("name", "李校长", "post", "校长", "reason", "对第三项有异议", "present", "王安全"));
    Answer done = sent.post(address, submission(clean, refused), sheet.version());
    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    assertThat(done.at("record/signatures/refused/reason")).isEqualTo("对第三项有异议");
  }

  @Test
  void the_record_is_at_hand_as_pdf_and_docx_for_whoever_sees_the_inspection_and_nobody_else() throws Exception {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    String visit = VISITS + "/" + sheet.at("ref");
    assertThat(sent.get(visit + "/record").problem()).isEqualTo("not-submitted");
    Map<String, Object> photographed = finding("XF-010", "西门", NEW);
    photographed.put("photos", List.of(Map.of("file", Photos.upload(sent, city.unit()), "kind", "BEFORE")));
    Answer done =
        sent.post(visit + "/submission", submission(answers(List.of(photographed)), signedByUnit(sent)), sheet.version());
    Answer pdf = city.safetyOfficer().get(visit + "/record?form=PDF");
    assertThat(pdf.status()).as(pdf.text().substring(0, 100)).isEqualTo(200);
    try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
      assertThat(text)
          .contains("育才学校")
          .contains("冯组长")
          .contains("褚组员")
          .contains("李校长")
          .contains(done.at("record/findings/0/hazard/number").replaceAll("\\s", ""))
          .contains("整改前");
    }
    Answer word = sent.get(visit + "/record?form=DOCX");
    assertThat(word.header("Content-Disposition")).contains("docx");
    assertThat(word.text()).startsWith("PK");
    assertThat(city.neighbour().get(visit + "/record").status()).isEqualTo(404);
    assertThat(city.postHolder().get(visit + "/record").status()).isEqualTo(403);
  }

  @Test
  void what_the_team_could_not_look_at_stands_in_the_record_with_its_reason() throws Exception {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    String visit = VISITS + "/" + sheet.at("ref");
    Map<String, Object> locked = entry("XF-010", "NOT_CHECKED");
    locked.put("note", "配电室门锁着，没有钥匙");
    Answer done =
        sent.post(visit + "/submission", submission(answers(List.of(locked)), signedByUnit(sent)), sheet.version());
    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    assertThat(done.at("record/zeroReport")).isEqualTo("false");
    assertThat(city.cityAdmin().get(PLANS + "/" + plan.at("ref")).at("targets/0/outcome/notChecked")).isEqualTo("1");
    try (PDDocument document = Loader.loadPDF(city.safetyOfficer().get(visit + "/record?form=PDF").bytes())) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
      assertThat(text)
          .contains("未检查1项")
          .contains("未检查的项目")
          .contains("配电室门锁着，没有钥匙")
          .contains("已检查的内容没有发现问题")
          .doesNotContain("本次检查没有发现问题");
    }
  }

  @Test
  void how_it_was_done_is_shown_to_the_person_himself_and_to_nobody_else() {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    String visit = VISITS + "/" + sheet.at("ref");
    Map<String, Object> handed = new LinkedHashMap<>(submission(answers(List.of()), signedByUnit(sent)));
    handed.put(
        "course",
        Map.of(
            "steps",
            List.of(Map.of("item", "XF-010", "firstAt", "2026-11-26T01:00:00Z", "lastAt", "2026-11-26T01:02:00Z", "seconds", 95))));
    assertThat(sent.post(visit + "/submission", handed, sheet.version()).status()).isEqualTo(201);
    assertThat(sent.get(visit + "/course").at("steps/0/seconds")).isEqualTo("95");
    handed.put("course", Map.of("steps", List.of()));
    assertThat(sent.post(visit + "/submission", handed, sheet.version()).status())
        .as("the clock ran on while the answer was lost: still the same inspection")
        .isEqualTo(200);
    assertThat(sent.get(visit + "/course").at("steps/0/seconds")).isEqualTo("95");
    assertThat(onMission(plan, member).get(visit + "/course").status()).isEqualTo(404);
    for (Client other : List.of(city.cityAdmin(), city.districtAdmin(), city.unitHead(), city.safetyOfficer())) {
      assertThat(other.get(visit + "/course").status()).isEqualTo(404);
      assertThat(other.get(visit).text()).doesNotContain("course").doesNotContain("\"seconds\"");
    }
  }

  @Test
  void a_team_is_no_merit_of_the_units_self_checking() {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    sent.post(VISITS + "/" + sheet.at("ref") + "/submission", submission(answers(List.of()), signedByUnit(sent)), sheet.version());
    assertThat(
            database
                .everything()
                .sql("select count(*) from inspection.v_checked_day where unit_id = :unit")
                .param("unit", city.unit().id())
                .query(Long.class)
                .single())
        .isZero();
  }

  private static void assertProblem(Answer answer, String words) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.text()).contains(words);
  }

  private void ownCheckPassing() {
    ownCheck(answers(List.of()));
  }

  private String ownCheckFailing() {
    Map<String, Object> finding = finding("XF-010", "西门", NEW);
    return ownCheck(answers(List.of(finding))).at("record/findings/0/hazard/ref");
  }

  private Answer ownCheck(List<Map<String, Object>> answers) {
    Answer task =
        city.safetyOfficer()
            .post(
                "/api/inspection/tasks",
                Map.of(
                    "id", Ids.next(), "unitRef", city.unit().toString(), "checklistCode", LIST, "kind", "PATROL", "dueOn",
                    today().toString(), "assigneePostId", city.safetyOfficer().post().id()));
    Answer done =
        city.safetyOfficer()
            .post(
                "/api/inspection/tasks/" + task.at("ref") + "/submission", Map.of("id", Ids.next(), "entries", answers), 1);
    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    return done;
  }

  private static JsonNode line(Answer sheet, String item) {
    return StreamSupport.stream(sheet.json().at("/lines").spliterator(), false)
        .filter(line -> line.at("/item").asString().equals(item))
        .findFirst()
        .orElseThrow();
  }
}
