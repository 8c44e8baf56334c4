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

  @Test
  void what_a_line_was_written_without_the_row_may_have_been_told_since_and_nothing_else() {
    Hazard row = Cast.majorFinished().hazard;
    String then =
        history.write(line(row)).replaceFirst(",\"majorSince\":\"[^\"]*\"", "").replaceFirst("\"term\":\\{[^}]*\\},", "");
    assertThat(then).doesNotContain("majorSince").doesNotContain("\"term\"");
    assertThat(history.agrees(event(then), row)).isTrue();
    assertThat(history.agrees(event(then), row.with(row.plan().dueOn(Cast.TODAY)))).isFalse();
    Hazard later = row.with(row.grading().majorSince(Cast.noon(Cast.TODAY.plusDays(9))));
    assertThat(history.agrees(event(history.write(line(row))), later)).isFalse();
  }

  private static HazardEvent event(String body) {
    return new HazardEvent(
        1, HazardAct.ADD_NOTE, Cast.noon(Cast.TODAY), Cast.noon(Cast.TODAY), OFFICER.personId(), OFFICER.personId(), body,
        HazardHistory.ROOT, HazardHistory.ROOT);
  }

  private static HazardEvent.Body line(Hazard hazard) {
    return new HazardEvent.Body(
        hazard.ref().toString(), hazard.version(), HazardAct.ADD_NOTE, Cast.noon(Cast.TODAY), Cast.person(OFFICER),
        hazard.status(), hazard.status(), null, null, List.of(), null, hazard);
  }
}
