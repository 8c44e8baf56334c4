package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestCities;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** A hazard taken out as a file is proved without server and database, and not one byte of it may be another. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportedHazardTest {

  @Autowired private TestCities cities;
  @Autowired private Checkpoints checkpoints;
  private SealedHistory history;

  @BeforeAll
  void sealed() {
    history = new SealedHistory(cities, checkpoints);
  }

  @Test
  void anExportedHazardIsProvedWithoutServerAndDatabase() throws Exception {
    Answer exported = history.city.unitHead().get("/api/evidence/hazards/" + history.hazard);
    assertThat(exported.status()).as(exported.text()).isEqualTo(200);
    String key = history.city.anonymous().get("/api/evidence/key").at("key");

    assertThat(Standalone.hazardFile(exported.text(), key)).startsWith("0 通过").contains("4 条历史完整").doesNotContain("未指定公钥");
    assertThat(Standalone.hazardFile(exported.text(), null)).startsWith("0 通过").contains("未指定公钥");
    assertThat(Standalone.hazardFile(exported.text().replace("维保单位答复明日", "维保单位答复当日"), key)).startsWith("1 不通过：第 3 条");
    assertThat(Standalone.hazardFile(Standalone.flipped(exported.text(), "proof: "), key)).startsWith("1 不通过");
    assertThat(Standalone.hazardFile(Standalone.flipped(exported.text(), "\n— bihuan "), key)).startsWith("1 不通过：检查点");
    assertThat(Standalone.hazardFile(exported.text().replaceFirst("\nversion: 4[\\s\\S]*?\n\n", "\n"), key)).startsWith("1 不通过");
    String cut = exported.text().replaceFirst("version: 4[\\s\\S]*?\n\n", "").replace("\nlines: 4\n", "\nlines: 3\n");
    assertThat(Standalone.hazardFile(cut, key)).as("the last line taken away").startsWith("1 不通过：签署的末条");
    assertThat(Standalone.hazardFile(cut.replaceFirst("bihuan-hazard-file/2", "bihuan-hazard-file/1"), key)).startsWith("1 不通过");
    assertThat(Standalone.hazardFile("随便写的", key)).startsWith("2 ");
    String strangersKey = key.substring(0, key.length() - 6) + "AAAAA=";
    assertThat(Standalone.hazardFile(exported.text(), strangersKey)).startsWith("1 不通过");
  }

  @Test
  void nothingStandsInAnExportedFileThatWasNotChecked() throws Exception {
    String file = history.city.unitHead().get("/api/evidence/hazards/" + history.hazard).text();
    String key = history.city.anonymous().get("/api/evidence/key").at("key");
    assertThat(Standalone.hazardFile(file, key)).startsWith("0 通过").contains("给定的公钥 " + nameOf(key));
    assertThat(Standalone.hazardFile(file, null)).startsWith("0 通过").contains("文件自带的公钥", "指纹", key);
    for (String altered :
        List.of(
            file.replaceFirst("\nhazard: ", "\nnote: forged\nhazard: "),
            file.replaceFirst("\nhazard: ", "\nkey: " + Matcher.quoteReplacement(key) + "\nhazard: "),
            file + "extra: 1\n",
            file + "\n",
            file + "— bihuan AAAAAAAA\n",
            file.replaceFirst("\nkey: bihuan", "\nkey: bihuam"),
            file.replaceFirst("\nleaf: ", "\nleaf: 0"),
            file.replaceFirst("\nversion: 2\n", "\nversion: 2\nremark: x\n"),
            file.replaceFirst("\n", "\r\n"))) {
      assertThat(Standalone.hazardFile(altered, key)).as(altered.substring(0, 200)).startsWith("1 不通过");
    }
    assertThat(Standalone.hazardFile("\uFEFF" + file, key)).as("a byte order mark").startsWith("0 通过");
    assertThat(Standalone.hazardFile(file.replace("\n", "\r\n"), key)).as("line ends of a mail program").startsWith("0 通过");
    assertThat(Standalone.hazardFile("\uFEFF" + file.replace("\n", "\r\n"), null)).startsWith("0 通过");
  }

  @Test
  void eachSingleByteOfAnExportedFileCounts() throws Exception {
    byte[] file = history.city.unitHead().get("/api/evidence/hazards/" + history.hazard).text().getBytes(StandardCharsets.UTF_8);
    String key = history.city.anonymous().get("/api/evidence/key").at("key");
    List<String> missed = Standalone.passed("VerifyHazardFile", file, key);
    assertThat(missed).as("bytes that may be another").isEmpty();
  }

  /** A key is `name+id+base64`, and base64 has plus signs of its own. */
  private static String nameOf(String key) {
    String[] parts = key.split("\\+", 3);
    return parts[0] + "+" + parts[1];
  }
}
