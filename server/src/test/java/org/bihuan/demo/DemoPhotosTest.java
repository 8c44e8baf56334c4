package org.bihuan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A photo of the demonstration shows what the text beside it says, the same at each telling, and weighs little. */
class DemoPhotosTest {

  private static final int MOST_BYTES = 45_000;

  private static List<NamedCsvRecord> spots() throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .ofNamedCsvRecord(
                new InputStreamReader(
                    Objects.requireNonNull(DemoPhotosTest.class.getResourceAsStream("/demo/spots.csv")), StandardCharsets.UTF_8))) {
      return csv.stream().toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "栏杆, RAILING", "校车, BUS", "电梯, LIFT", "摄像, CAMERA", "改造工程工地, SITE", "热力井, WELL", "化粪池, WELL", "电焊, WELDING", "应急照明, LAMP", "操场西侧, FIELD",
    "一处插线板, SOCKETS", "防火门, DOOR", "铁栅栏, WINDOW", "灭火器压力指针, EXTINGUISHER", "电动自行车停在楼内, BICYCLES", "饰面砖, WALL"
  })
  void what_the_text_names_is_what_the_photo_shows(String word, DemoScene scene) throws IOException {
    assertThat(spots())
        .filteredOn(spot -> !spot.getField("scene").equals("PAPERS"))
        .filteredOn(spot -> (spot.getField("words") + spot.getField("defect")).contains(word))
        .isNotEmpty()
        .allSatisfy(spot -> assertThat(spot.getField("scene")).as(spot.toString()).isEqualTo(scene.name()));
  }

  @ParameterizedTest
  @EnumSource
  void before_and_after_differ_and_each_is_drawn_the_same_again(DemoScene scene) {
    byte[] before = DemoPhotos.draw(scene, true, 0);
    byte[] after = DemoPhotos.draw(scene, false, 0);
    assertThat(before).isEqualTo(DemoPhotos.draw(scene, true, 0)).isNotEqualTo(after);
    assertThat(before.length).isLessThan(MOST_BYTES);
    assertThat(after.length).isLessThan(MOST_BYTES);
  }

  @Test
  void no_scene_is_drawn_for_nothing() throws IOException {
    assertThat(spots()).extracting(spot -> spot.getField("scene"))
        .containsAll(Arrays.stream(DemoScene.values()).map(Enum::name).toList());
  }
}
