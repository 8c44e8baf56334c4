package org.bihuan.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bihuan.document.Paper;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Photos;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What stands on the 现场检查记录, as its readers meet it. */
class RecordPaperTest extends TeamsSent {

  @Autowired private JsonMapper json;

  @Test
  void photos_are_numbered_and_named_and_a_refusal_is_one_sentence_before_the_names() throws Exception {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    String visit = VISITS + "/" + sheet.at("ref");
    Map<String, Object> found = finding("XF-010", "西门", Map.of("decision", "NEW"));
    found.put("note", "门外堆放课桌。");
    found.put("reading", "1.2 米");
    found.remove("noPhotoReason");
    found.put(
        "photos",
        List.of(
            Map.of("file", Photos.upload(sent, city.unit()), "kind", "BEFORE"),
            Map.of("file", Photos.upload(sent, city.unit()), "kind", "BEFORE")));
    Map<String, Object> signed = new LinkedHashMap<>();
    signed.put("inspectors", List.of(signature(sent, leader), signature(sent, member)));
    signed.put("refused", Map.of("name", "李校长", "post", "校长", "reason", "对第三项有异议。", "present", "王安全。"));
    Answer done = sent.post(visit + "/submission", submission(answers(List.of(found)), signed), sheet.version());
    assertThat(done.status()).as(done.toString()).isEqualTo(201);

    int position = items().indexOf("XF-010") + 1;
    String pdf = DayOfTheCheckTest.paper(sent.get(visit + "/record?form=PDF")).replace("　", "");
    assertThat(pdf)
        .contains("照片1问题1第" + position + "项整改前", "照片2问题1第" + position + "项整改前", "收到西门")
        .contains("情况和原因：对第三项有异议。在场人：王安全。")
        .contains("门外堆放课桌。读数：1.2米")
        .doesNotContain("。。");
    assertThat(pdf.indexOf("拒绝签字")).isLessThan(pdf.indexOf("检查人员：冯组长"));

    String word = document(sent.get(visit + "/record?form=DOCX").bytes());
    assertThat(word).contains("descr=\"冯组长的签名\"").contains("descr=\"照片 1　问题 1").doesNotContain("descr=\"\"");
  }

  @Test
  void what_is_major_only_together_is_said_once_and_that_it_came_out_after_the_signatures() {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    Answer sheet = start(sent, plan);
    List<Map<String, Object>> found =
        Stream.of("XF-011", "XF-013", "XF-015").map(item -> finding(item, "西门", Map.of("decision", "NEW"))).toList();
    Answer done =
        sent.post(
            VISITS + "/" + sheet.at("ref") + "/submission", submission(answers(found), signedByUnit(sent)), sheet.version());
    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    JsonNode told = done.json();
    told.at("/record/findings")
        .forEach(one -> ((ObjectNode) one).put("major", "12 条中存在 3 条(消防);通道受阻").put("together", true));

    Paper paper = RecordPaper.of(json.treeToValue(told, TaskSheet.class), none -> null);

    List<String> said = paragraphs(paper).filter(words -> words.contains("条中存在")).toList();
    assertThat(said)
        .containsExactly("问题 1、2、3 建议重大隐患：12 条中存在 3 条（消防）；通道受阻。此项由系统收到记录后按判定标准得出，签名时没有显示。");
    List<List<String>> rows = paper.blocks().stream().flatMap(RecordPaperTest::rows).filter(row -> row.size() == 5).toList();
    assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(row.getLast()).contains("与其他问题合计，见表下"));
  }

  private static Stream<String> paragraphs(Paper paper) {
    return paper.blocks().stream().flatMap(block -> block instanceof Paper.Paragraph one ? Stream.of(one.text()) : Stream.empty());
  }

  private static Stream<List<String>> rows(Paper.Block block) {
    return block instanceof Paper.Table table ? table.rows().stream() : Stream.empty();
  }

  private static String document(byte[] word) throws Exception {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(word))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("word/document.xml")) {
          return new String(zip.readAllBytes(), UTF_8);
        }
      }
    }
    throw new AssertionError("no document");
  }
}
