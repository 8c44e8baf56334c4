package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.hazard.Cast.DISTRICT_ADMIN;
import static org.bihuan.hazard.Cast.OFFICER;

import java.util.List;
import org.bihuan.checklist.Level;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What was written years ago is read by the program of today. */
class HazardHistoryTest {

  private final HazardHistory history = new HazardHistory(JsonMapper.builder().build());

  @Test
  void a_line_written_when_a_hazard_had_room_for_one_referral_is_read_as_a_list_of_it() {
    Cast.File file =
        Cast.general()
            .does(OFFICER, Cast.grade(Level.GENERAL))
            .does(DISTRICT_ADMIN, new HazardCommand.Transfer("区城管委", "市政管线", "围挡"));
    String now = history.write(line(file.hazard));
    String then = now.replaceFirst("\"referrals\":\\[(\\{.*?\\})\\]", "\"referral\":$1");
    assertThat(then).contains("\"referral\":{");
    assertThat(history.read(then)).isEqualTo(history.read(now));
  }

  @Test
  void a_line_written_when_a_hazard_had_no_referral_is_read_as_an_empty_list() {
    String now = history.write(line(Cast.general().hazard));
    String then = now.replace("\"referrals\":[]", "\"referral\":null");
    assertThat(then).contains("\"referral\":null");
    assertThat(history.read(then)).isEqualTo(history.read(now));
  }

  private static HazardEvent.Body line(Hazard hazard) {
    return new HazardEvent.Body(
        hazard.ref().toString(), hazard.version(), HazardAct.ADD_NOTE, Cast.noon(Cast.TODAY), Cast.person(OFFICER),
        hazard.status(), hazard.status(), null, null, List.of(), null, hazard);
  }
}
