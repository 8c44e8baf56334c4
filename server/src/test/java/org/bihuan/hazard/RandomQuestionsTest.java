package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bihuan.hazard.Acts.Followed;
import org.bihuan.platform.Ref;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * AZ-03: whatever is asked of the ledger, in whatever combination of filters and orders, nobody is answered with a row of
 * a unit that is not his, and nobody's count tells of one.
 */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomQuestionsTest {

  private static final int QUESTIONS = 400;
  private static final int EACH = 3;
  private static final long SEED = 20_261_126;

  @Autowired TestCities cities;
  private final Random random = new Random(SEED);
  private TestCity city;
  private Map<Colleague, Set<String>> maySee;

  @BeforeAll
  void threeSchoolsWithHazards() {
    city = cities.found();
    for (int i = 0; i < EACH; i++) {
      Followed.registeredBy(city.safetyOfficer(), city.unit()).does(city.safetyOfficer(), Acts.grade(i == 0 ? "MINOR" : "GENERAL"));
      Followed.registeredBy(city.neighbour(), city.neighbourUnit());
      Followed.registeredBy(city.stranger(), city.farUnit());
    }
    maySee =
        Map.of(
            city.safetyOfficer(), units(city.unit()),
            city.unitHead(), units(city.unit()),
            city.postHolder(), units(city.unit()),
            city.neighbour(), units(city.neighbourUnit()),
            city.clusterAdmin(), units(city.unit(), city.neighbourUnit()),
            city.districtAdmin(), units(city.unit(), city.neighbourUnit()),
            city.stranger(), units(city.farUnit()),
            city.strangeDistrictAdmin(), units(city.farUnit()));
  }

  @Test
  void noQuestionIsAnsweredWithARowOfAnotherUnit() {
    List<Colleague> people = new ArrayList<>(maySee.keySet());
    people.sort((one, other) -> one.login().compareTo(other.login()));
    int answered = 0;
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < QUESTIONS; i++) {
      Colleague person = people.get(random.nextInt(people.size()));
      String question = "/api/hazards?" + question();
      Answer answer = person.get(question);
      assertThat(answer.status()).as(question + " by " + person.name()).isIn(200, 400, 404, 422, 429);
      if (answer.status() == 200) {
        answered++;
        Set<String> shown = new HashSet<>();
        answer.json().get("items").forEach(row -> shown.add(row.at("/unit/ref").asString()));
        assertThat(maySee.get(person)).as(question + " by " + person.name()).containsAll(shown);
        assertThat(answer.json().at("/count/value").asInt())
            .as("the count of " + question + " by " + person.name())
            .isLessThanOrEqualTo(EACH * maySee.get(person).size());
        seen.addAll(shown);
      }
    }
    assertThat(answered).isGreaterThan(QUESTIONS / 4);
    assertThat(seen).as("the questions have really found something").hasSize(3);
  }

  private String question() {
    List<String> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      parts.add(part());
    }
    return String.join("&", parts);
  }

  private String part() {
    return switch (random.nextInt(10)) {
      case 0 -> "unit=" + any(List.of(city.unit(), city.neighbourUnit(), city.farUnit()));
      case 1 -> "district=" + any(List.of(city.district(), city.farDistrict()));
      case 2 -> "status=" + any(List.of("REGISTERED", "PLANNING", "CLOSED", "RECTIFYING"));
      case 3 -> "level=" + any(List.of("GENERAL", "MINOR", "MAJOR"));
      case 4 -> "open=" + random.nextBoolean();
      case 5 -> "sort=" + any(List.of("registered", "due"));
      case 6 -> "limit=" + any(List.of(1, 2, 50));
      case 7 -> "category=" + any(List.of("FIRE", "LABORATORY"));
      case 8 -> "cluster=" + city.clusterNode();
      default -> "overdue=" + random.nextBoolean();
    };
  }

  private Object any(List<?> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static Set<String> units(Ref... refs) {
    Set<String> units = new HashSet<>();
    for (Ref ref : refs) {
      units.add(ref.toString());
    }
    return units;
  }
}
