package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.hazard.Acts.act;
import static org.bihuan.hazard.Acts.grade;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.hazard.Acts.Followed;
import org.bihuan.platform.StepUp;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an open browser does not do in its owner's stead. */
@BihuanTest
class GraveActsTest {

  @Autowired private TestCities cities;
  private TestCity city;
  private Followed hazard;

  @BeforeEach
  void found() {
    city = cities.found();
    hazard = Followed.registeredBy(city.safetyOfficer(), city.unit());
  }

  @Test
  void a_lower_level_is_signed_and_approved_by_people_who_have_just_proved_themselves() {
    hazard
        .does(city.unitHead(), grade("MAJOR"))
        .does(city.safetyOfficer(), act("PROPOSE_DOWNGRADE", "toLevel", "GENERAL", "reason", "复测照度达标，只缺一处指示"));

    afterProof(city.unitHead(), act("SIGN_PROPOSAL", "proposalId", proposal()));
    Map<String, Object> approval = act("APPROVE_PROPOSAL", "proposalId", proposal());
    afterProof(city.cityAdmin(), approval);

    assertThat(city.unitHead().get(hazard.path()).at("level")).isEqualTo("GENERAL");
  }

  @Test
  void a_head_who_proposes_a_lower_level_signs_with_the_same_stroke() {
    hazard.does(city.unitHead(), grade("MAJOR"));
    afterProof(city.unitHead(), act("PROPOSE_DOWNGRADE", "toLevel", "GENERAL", "reason", "复测照度达标，只缺一处指示"));
  }

  @Test
  void a_hazard_is_withdrawn_after_proof_and_a_refusal_needs_none() {
    Map<String, Object> proposing = act("PROPOSE_WITHDRAWAL", "ground", "FALSE_REPORT", "reason", "实为施工临时断电，已恢复");
    hazard.does(city.safetyOfficer(), proposing);
    hazard.does(city.districtAdmin(), act("REFUSE_PROPOSAL", "proposalId", proposal(), "reason", "请到现场核实后再提"));
    hazard.does(city.safetyOfficer(), proposing);

    afterProof(city.districtAdmin(), act("APPROVE_PROPOSAL", "proposalId", openProposal()));

    assertThat(city.unitHead().get(hazard.path()).at("status")).isEqualTo("WITHDRAWN");
  }

  @Test
  void who_may_not_or_has_not_filled_in_the_form_is_told_that_and_not_asked_for_a_password() {
    hazard
        .does(city.unitHead(), grade("MAJOR"))
        .does(city.safetyOfficer(), act("PROPOSE_DOWNGRADE", "toLevel", "GENERAL", "reason", "复测照度达标"));

    assertThat(hazard.tries(city.safetyOfficer(), act("SIGN_PROPOSAL", "proposalId", proposal())).problem())
        .isEqualTo("head-signs");
    assertThat(hazard.tries(city.stranger(), act("SIGN_PROPOSAL", "proposalId", proposal())).status()).isEqualTo(404);
    assertThat(hazard.tries(city.unitHead(), act("PROPOSE_DOWNGRADE", "toLevel", "GENERAL")).problem())
        .isNotEqualTo("step-up-needed");
  }

  @Test
  void in_a_batch_only_the_grave_line_is_refused() {
    Followed other = Followed.registeredBy(city.safetyOfficer(), city.unit());
    hazard.does(city.safetyOfficer(), act("PROPOSE_WITHDRAWAL", "ground", "FALSE_REPORT", "reason", "实为施工临时断电"));
    var batch =
        Map.of(
            "acts",
            List.of(
                line(hazard, act("APPROVE_PROPOSAL", "proposalId", proposal())),
                line(other, act("ADD_NOTE", "note", "请尽快处理"))));

    Answer answer = city.districtAdmin().post("/api/hazards/acts", batch);

    assertThat(answer.at("0/ok")).isEqualTo("false");
    assertThat(answer.at("0/problem/code")).isEqualTo("step-up-needed");
    assertThat(answer.at("1/ok")).isEqualTo("true");
    assertThat(city.districtAdmin().proved().post("/api/hazards/acts", batch).at("0/ok")).isEqualTo("true");
  }

  @Test
  void a_proof_of_six_minutes_ago_is_none() {
    hazard.does(city.safetyOfficer(), act("PROPOSE_WITHDRAWAL", "ground", "FALSE_REPORT", "reason", "实为施工临时断电"));
    Client later = city.districtAdmin().proved().at(Instant.now().plus(StepUp.LASTS).plus(Duration.ofMinutes(1)));

    assertThat(hazard.tries(later, act("APPROVE_PROPOSAL", "proposalId", proposal())).problem())
        .isEqualTo("step-up-needed");
  }

  private void afterProof(Colleague person, Map<String, Object> act) {
    Answer unproved = hazard.tries(person, act);
    assertThat(unproved.status()).as(unproved.text()).isEqualTo(403);
    assertThat(unproved.problem()).isEqualTo("step-up-needed");
    assertThat(person.get(hazard.path()).version()).as("nothing is half done").isEqualTo(hazard.version());
    hazard.does(person.proved(), act);
  }

  private String proposal() {
    return city.districtAdmin().get(hazard.path()).at("proposals/0/id");
  }

  private String openProposal() {
    for (var proposal : city.districtAdmin().get(hazard.path()).json().at("/proposals")) {
      if (proposal.at("/state").asString().equals("OPEN")) {
        return proposal.at("/id").asString();
      }
    }
    throw new AssertionError("no open proposal");
  }

  private static Map<String, Object> line(Followed of, Map<String, Object> act) {
    return Map.of("ref", of.ref(), "version", of.version(), "act", act);
  }
}
