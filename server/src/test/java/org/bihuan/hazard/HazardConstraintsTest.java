package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bihuan.hazard.Acts.act;
import static org.bihuan.hazard.Acts.grade;

import java.util.List;
import org.bihuan.hazard.Acts.Followed;
import org.bihuan.platform.Ref;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** What the database itself refuses, whoever writes to it, with nothing said as much as with the wrong thing said. */
@BihuanTest
class HazardConstraintsTest {

  @Autowired private TestCities cities;
  @Autowired private TestDatabase database;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @ParameterizedTest
  @ValueSource(strings = {"responsible_id", "measures", "funds_planned_fen", "funds_source", "deadline", "contingency"})
  void no_hazard_is_being_rectified_without_each_of_the_five_elements(String element) {
    refuses("five_elements", "update hazard.hazard set " + element + " = null where id = ?", rectifying());
  }

  @ParameterizedTest
  @ValueSource(strings = {"measures", "funds_source", "contingency"})
  void an_element_of_spaces_is_none(String element) {
    refuses("five_elements", "update hazard.hazard set " + element + " = U&'\\3000 \\3164\\2800\\00AD\\202E\\180E\\115F\\2028' where id = ?", rectifying());
  }

  @ParameterizedTest
  @ValueSource(strings = {"goal", "methods", "resources", "people", "schedule", "safety"})
  void no_major_hazard_is_being_rectified_without_each_of_the_six_contents(String content) {
    refuses(
        "major_plan_signed",
        "update hazard.hazard set major_plan = major_plan - '" + content + "' where id = ?",
        majorBeingRectified());
  }

  @Test
  void a_content_nobody_can_read_is_none() {
    refuses(
        "major_plan_signed",
        "update hazard.hazard set major_plan = jsonb_set(major_plan, '{goal}', to_jsonb(U&'\\3164\\200B '::text)) where id = ?",
        majorBeingRectified());
  }

  @ParameterizedTest
  @ValueSource(strings = {"major_plan = null", "major_plan = '{}'", "plan_signed_by = null"})
  void no_major_hazard_is_being_rectified_without_a_plan_the_head_signed(String change) {
    refuses("major_plan_signed", "update hazard.hazard set " + change + " where id = ?", majorBeingRectified());
  }

  @Test
  void nothing_is_written_off_that_nobody_of_the_right_level_accepted() {
    refuses(
        "closed_only_after_acceptance",
        "update hazard.hazard set status = 'CLOSED', closed_at = now(), confirm_level = 'DISTRICT', accepted_by = gen_random_uuid()"
            + " where id = ?",
        rectifying());
  }

  @Test
  void an_extension_without_a_day_and_a_control_is_none() {
    Followed hazard = rectifying();
    hazard.does(
        city.safetyOfficer(),
        act(
            "PROPOSE_EXTENSION", "reason", "设备到货推迟", "interimControl", "每日巡查", "newDeadline",
            Acts.today().plusDays(20).toString()));
    for (String missing : List.of("new_deadline", "interim_control")) {
      refuses(
          "extension_names_date_and_control",
          "update hazard.proposal set " + missing + " = null where hazard_id = ?",
          hazard);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "signature, '{at}', to_jsonb(proposed_at + interval '1 hour')", "signature, '{by,postId}', to_jsonb(gen_random_uuid())"
      })
  void nobody_signs_later_or_under_another_post_what_he_asked_for_himself(String otherwise) {
    Followed hazard = Followed.registeredBy(city.safetyOfficer(), city.unit()).does(city.unitHead(), grade("MAJOR"));
    hazard.does(
        city.unitHead().proved(), act("PROPOSE_DOWNGRADE", "reason", "另一出口畅通", "toLevel", "GENERAL"));
    refuses(
        "asker_is_not_signer",
        "update hazard.proposal set signature = jsonb_set(" + otherwise + ") where hazard_id = ?",
        hazard);
  }

  @Test
  void an_asker_who_is_not_the_head_does_not_sign_his_own_request() {
    Followed hazard = Followed.registeredBy(city.safetyOfficer(), city.unit()).does(city.unitHead(), grade("MAJOR"));
    hazard.does(city.safetyOfficer(), act("PROPOSE_DOWNGRADE", "reason", "另一出口畅通", "toLevel", "GENERAL"));
    refuses(
        "asker_is_not_signer",
        "update hazard.proposal set signed_by = proposed_by, signature = jsonb_build_object('by', proposer, 'at', proposed_at)"
            + " where hazard_id = ?",
        hazard);
  }

  private Followed rectifying() {
    return Followed.registeredBy(city.safetyOfficer(), city.unit())
        .does(city.safetyOfficer(), grade("GENERAL"))
        .does(city.safetyOfficer(), Acts.plan(city.postHolder()))
        .does(city.safetyOfficer(), act("START"));
  }

  private Followed majorBeingRectified() {
    return Followed.registeredBy(city.safetyOfficer(), city.unit()).majorPlanSigned(city);
  }

  private void refuses(String constraint, String change, Followed hazard) {
    assertThatThrownBy(
            () -> database.inRolledBack(sql -> sql.sql(change).param(Ref.valueOf(hazard.ref()).id()).update()))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("\"" + constraint + "\"");
  }
}
