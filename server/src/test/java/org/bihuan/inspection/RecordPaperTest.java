package org.bihuan.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Photos;
import org.junit.jupiter.api.Test;

/** What stands on the 现场检查记录, as its readers meet it. */
class RecordPaperTest extends TeamsSent {

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
